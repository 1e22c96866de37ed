import { z } from 'zod'
import type { Flow } from '../../../shared/flow/flow.ts'
import { parseFlow } from '../../../shared/flow/parse.ts'

/** A draft that the server does not have yet, with what it was made from. */
export interface UnsentDraft {
  flow: Flow
  /** What the server held as `revision` when these changes began. */
  base: Flow
  revision: number
}

/** Where a draft waits for the server, also while no window is open. */
export interface UnsentStore {
  /** Whether it could be kept: a browser's storage can be full or forbidden. */
  keep(draft: UnsentDraft): boolean
  kept(): UnsentDraft | null
  drop(): void
}

const envelope = z.object({ flow: z.unknown(), base: z.unknown(), revision: z.number() })

/**
 * Keeps one draft for each flow in the browser. localStorage, because it is written before a closing window is gone,
 * which IndexedDB does not promise. Two windows on one flow share the place: each writes again with every try to save.
 */
export function createUnsentStore(flowId: string, storage: Storage): UnsentStore {
  const key = `runnel.unsent.${flowId}`
  return {
    keep(draft) {
      try {
        storage.setItem(key, JSON.stringify(draft))
        return true
      } catch {
        return false
      }
    },
    kept: () => read(storage.getItem(key)),
    drop: () => storage.removeItem(key),
  }
}

/** What is kept may be of an older product, or not ours at all. */
function read(text: string | null): UnsentDraft | null {
  if (text === null) return null
  try {
    const { revision, ...kept } = envelope.parse(JSON.parse(text))
    const [flow, base] = [parseFlow(kept.flow), parseFlow(kept.base)]
    return flow.ok && base.ok ? { flow: flow.flow, base: base.flow, revision } : null
  } catch {
    return null
  }
}
