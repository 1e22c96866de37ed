import type { FlowListItem } from '../../shared/api/answers.ts'

/** Which flows the list shows; `current` is all but the archived ones. */
export type ShownState = 'current' | 'all' | FlowListItem['status']

/** The choices of the filter, with their words. */
export const shownStates: { value: ShownState; label: string }[] = [
  { value: 'current', label: 'All but archived' },
  { value: 'live', label: 'Live' },
  { value: 'paused', label: 'Paused' },
  { value: 'draft', label: 'Drafts' },
  { value: 'archived', label: 'Archived' },
  { value: 'all', label: 'All' },
]

/** The flows that match: every word is found in the name, the description or a tag. */
export function showFlows(flows: readonly FlowListItem[], search: string, state: ShownState): FlowListItem[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return flows.filter((flow) => {
    const text = [flow.name, flow.description, ...flow.tags].join('\n').toLowerCase()
    return isShown(flow.status, state) && words.every((word) => text.includes(word))
  })
}

function isShown(status: FlowListItem['status'], state: ShownState): boolean {
  if (state === 'all') return true
  return state === 'current' ? status !== 'archived' : status === state
}
