import type { FlowListItem } from '../../shared/api/answers.ts'
import { Pill } from './Pill.tsx'

export type FlowState = Pick<FlowListItem, 'status' | 'liveVersion' | 'hasUnpublishedChanges'>

/** The state of a flow: Draft, Live v3, Live v3 · unpublished changes, Paused, Archived. */
export function StatePill({ state }: { state: FlowState }) {
  return <Pill tone={tones[state.status]}>{sayState(state)}</Pill>
}

const tones = { draft: 'quiet', live: 'brand', paused: 'warn', archived: 'quiet' } as const

/** The state of a flow in words. */
export function sayState({ status, liveVersion, hasUnpublishedChanges }: FlowState): string {
  if (status === 'draft') return 'Draft'
  if (status === 'archived') return 'Archived'
  const name = status === 'live' ? 'Live' : 'Paused'
  const version = liveVersion === null ? name : `${name} v${liveVersion}`
  return hasUnpublishedChanges ? `${version} · unpublished changes` : version
}
