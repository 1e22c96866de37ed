import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { FlowAnswer } from '../../../shared/api/answers.ts'
import type { Flow } from '../../../shared/flow/flow.ts'

/** Where the draft stands. `offline` tries again by itself, `refused` needs a change, `conflict` needs a choice. */
export type Saving =
  | { state: 'saved' }
  | { state: 'changed' }
  | { state: 'saving' }
  | { state: 'offline' }
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
  /** The server holds this as that revision already: nothing to save. */
  adopt(flow: Flow, revision: number): void
}

const restMs = 700
const retryMs = 5_000

/** Saves the draft by itself, one save at a time, each on top of the revision before it. */
export function createAutosave({ save, later, ...start }: AutosaveOptions): Autosave {
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

  async function run(): Promise<void> {
    while (wanted !== saved) {
      const sent = wanted
      tell({ state: 'saving' })
      const result = await save(sent, revision)
      if (result.kind === 'conflict') return tell({ state: 'conflict', current: result.current })
      if (result.kind === 'refused') return tell({ state: 'refused', message: result.message })
      if (result.kind === 'unreachable') {
        tell({ state: 'offline' })
        return plan(retryMs)
      }
      revision = result.revision
      saved = sent
    }
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
      tell({ state: 'saved' })
    },
  }
}
