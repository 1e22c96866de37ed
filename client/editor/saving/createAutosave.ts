import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { FlowAnswer } from '../../../shared/api/answers.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import type { UnsentDraft, UnsentStore } from './unsentDraft.ts'

/**
 * Where the draft stands. `offline` tries again by itself, and `isKept` says whether the browser has it meanwhile;
 * `refused` needs a change, `conflict` needs a choice.
 */
export type Saving =
  | { state: 'saved' }
  | { state: 'changed' }
  | { state: 'saving' }
  | { state: 'offline'; isKept: boolean }
  | { state: 'refused'; message: string }
  | { state: 'conflict'; current: FlowAnswer }

/** How a save can end. */
export type SaveResult =
  | { kind: 'saved'; revision: number }
  | { kind: 'conflict'; current: FlowAnswer }
  | { kind: 'unreachable' }
  | { kind: 'refused'; message: string }

export interface AutosaveOptions {
  revision: number
  flow: Flow
  save(flow: Flow, revision: number): Promise<SaveResult>
  /** Where what is not saved waits for the server. */
  unsent: UnsentStore
  /** Calls back later; answers how to call it off. */
  later(run: () => void, delayMs: number): () => void
}

export interface Autosave {
  status: StoreApi<Saving>
  revision(): number
  /** What the server held when it last answered here: what this draft's changes are changes of. */
  base(): Flow
  /** The flow changed: it is saved when the hand rests. */
  changed(flow: Flow): void
  /** Saves what is not saved yet, now; done when the server has answered. */
  flush(): Promise<void>
  /** Keeps what is not saved in the browser; whether all is safe, there or with the server. */
  keep(): boolean
  /** What an earlier window kept. */
  kept(): UnsentDraft | null
  /** Changes that were made from an older draft than the server's wait for a choice. */
  collide(made: UnsentDraft, current: FlowAnswer): void
  /** The server holds this as that revision already: nothing to save. */
  adopt(flow: Flow, revision: number): void
}

const restMs = 700
const retryMs = 5_000

/** Saves the draft by itself, one save at a time, each on top of the revision before it. */
export function createAutosave({ save, later, unsent, ...start }: AutosaveOptions): Autosave {
  const status = createStore<Saving>()(() => ({ state: 'saved' }))
  let { revision, flow: saved } = start
  let wanted = start.flow
  let callOff = () => {}
  let underWay: Promise<void> | null = null

  const tell = (next: Saving) => status.setState(next, true)
  const plan = (delayMs: number) => {
    callOff()
    callOff = later(() => void flush(), delayMs)
  }

  const keep = (): boolean => wanted === saved || unsent.keep({ flow: wanted, base: saved, revision })

  function stop(result: Exclude<SaveResult, { kind: 'saved' }>): void {
    const isKept = keep()
    if (result.kind === 'conflict') tell({ state: 'conflict', current: result.current })
    else if (result.kind === 'refused') tell({ state: 'refused', message: result.message })
    else {
      tell({ state: 'offline', isKept })
      plan(retryMs)
    }
  }

  async function run(): Promise<void> {
    while (wanted !== saved) {
      const sent = wanted
      tell({ state: 'saving' })
      const result = await save(sent, revision)
      if (result.kind !== 'saved') return stop(result)
      revision = result.revision
      saved = sent
    }
    unsent.drop()
    tell({ state: 'saved' })
  }

  function flush(): Promise<void> {
    callOff()
    if (wanted === saved) return underWay ?? Promise.resolve()
    underWay ??= run().finally(() => {
      underWay = null
    })
    return underWay
  }

  return {
    status,
    revision: () => revision,
    base: () => saved,
    flush,
    keep,
    kept: unsent.kept,
    collide(made, current) {
      saved = made.base
      wanted = made.flow
      revision = made.revision
      tell({ state: 'conflict', current })
    },
    changed(flow) {
      wanted = flow
      if (status.getState().state === 'conflict' || underWay) return
      tell({ state: wanted === saved ? 'saved' : 'changed' })
      if (wanted === saved) callOff()
      else plan(restMs)
    },
    adopt(flow, next) {
      callOff()
      saved = flow
      wanted = flow
      revision = next
      unsent.drop()
      tell({ state: 'saved' })
    },
  }
}
