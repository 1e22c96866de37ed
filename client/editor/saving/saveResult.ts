import type { FlowAnswer } from '../../../shared/api/answers.ts'
import { Refusal } from '../../api/refusal.ts'
import type { SaveResult } from './createAutosave.ts'

/** How a call that saves the draft ended; anything but a refusal is a bug and goes on. */
export async function saveResult(saving: Promise<FlowAnswer>): Promise<SaveResult> {
  try {
    const { revision } = await saving
    return { kind: 'saved', revision }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // A 412 of this call carries the flow answer as it is now.
    if (error.status === 412 && error.body.current)
      return { kind: 'conflict', current: error.body.current as FlowAnswer }
    // Not there, busy, or signed out: none of these is the draft's fault, so it is sent again.
    if (error.status === 0 || error.status === 401 || error.status >= 500) return { kind: 'unreachable' }
    const [first] = error.errors
    return { kind: 'refused', message: first ? `${first.path}: ${first.message}` : error.message }
  }
}
