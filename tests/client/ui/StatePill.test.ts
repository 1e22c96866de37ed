import { expect, it } from 'vitest'
import { sayState } from '../../../client/ui/StatePill.tsx'

it.each([
  [{ status: 'draft', liveVersion: null, hasUnpublishedChanges: true }, 'Draft'],
  [{ status: 'live', liveVersion: 3, hasUnpublishedChanges: false }, 'Live v3'],
  [{ status: 'live', liveVersion: 3, hasUnpublishedChanges: true }, 'Live v3 · unpublished changes'],
  [{ status: 'paused', liveVersion: 2, hasUnpublishedChanges: false }, 'Paused v2'],
  [{ status: 'archived', liveVersion: 2, hasUnpublishedChanges: true }, 'Archived'],
] as const)('%j is called %s', (state, words) => {
  expect(sayState(state)).toBe(words)
})
