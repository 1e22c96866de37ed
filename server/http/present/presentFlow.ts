import type { FlowAnswer, FlowListItem, VersionAnswer } from '../../../shared/api/answers.ts'
import { instantToIso } from '../../../shared/engine/calendar.ts'
import type { FlowCounts } from '../../ports/journal.ts'
import type { FlowRecord, VersionRecord } from '../../ports/library.ts'
import { presentOutline } from './presentOutline.ts'

export const presentFlow = (record: FlowRecord): FlowAnswer => ({ ...headOf(record), flow: record.flow })

/** A row of the Flows page. */
export function presentFlowRow(record: FlowRecord, counts: FlowCounts['journeys']): FlowListItem {
  const { name, description, tags } = record.flow
  return {
    ...headOf(record),
    name,
    description,
    tags,
    counts,
    outline: presentOutline(record.flow),
  }
}

export const presentVersion = ({ version, note, publishedAt, publishedBy }: VersionRecord): VersionAnswer => ({
  version,
  note,
  publishedAt: instantToIso(publishedAt),
  // Nobody signs in by name yet: whoever publishes is the owner.
  publishedBy: publishedBy || 'owner',
})

function headOf({ id, revision, status, liveVersion, hasUnpublishedChanges, createdAt, updatedAt }: FlowRecord) {
  return {
    id,
    revision,
    status,
    liveVersion,
    hasUnpublishedChanges,
    createdAt: instantToIso(createdAt),
    updatedAt: instantToIso(updatedAt),
  }
}
