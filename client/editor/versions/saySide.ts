import type { DraftOrVersion } from '../store/view.ts'

/** What people call a state of the flow. */
export const saySide = (side: DraftOrVersion): string => (side === 'draft' ? 'Draft' : `Version ${side}`)
