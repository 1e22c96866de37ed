import type { JsonObject } from '../../shared/json.ts'

/** Who a call is about: at least one of the two. */
export interface CallIds {
  userId: string | null
  anonymousId: string | null
}

interface CallBase {
  /** The sender's id for de-duplication; null where there is none. */
  messageId: string | null
  /** When it happened, epoch milliseconds. */
  timestamp: number
}

/** One call of the event intake, checked. */
export type IntakeCall = CallBase &
  (
    | { kind: 'event'; ids: CallIds; event: string; properties: JsonObject }
    | { kind: 'identify'; ids: CallIds; traits: JsonObject; consent: Readonly<Record<string, boolean>> }
    | { kind: 'group'; ids: CallIds; group: JsonObject }
    | { kind: 'alias'; previousId: string; userId: string }
  )

/** Why a call that reads well cannot be carried out; the sender is told 400. */
export class CallRejected extends Error {
  override name = 'CallRejected'
  readonly path: string

  constructor(path: string, message: string) {
    super(message)
    this.path = path
  }
}
