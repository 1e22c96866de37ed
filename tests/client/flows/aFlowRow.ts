import type { FlowListItem } from '../../../shared/api/answers.ts'

/** A row of the Flows page, with what a test cares about. */
export const aFlowRow = (given: Partial<FlowListItem> = {}): FlowListItem => ({
  id: 'f1',
  revision: 1,
  status: 'draft',
  liveVersion: null,
  hasUnpublishedChanges: true,
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  name: 'A flow',
  description: '',
  tags: [],
  counts: { entered: 0, waiting: 0, completed: 0, exited: 0, failed: 0, converted: 0 },
  outline: { nodes: [], edges: [] },
  ...given,
})
