import type { FlowListItem } from '../../shared/api/answers.ts'
import { once } from '../../shared/once.ts'

const states = ['current', 'live', 'paused', 'draft', 'archived', 'all'] as const
const orders = ['changed', 'name', 'entered', 'converted'] as const

/** Which flows the list shows; `current` is all but the archived ones. */
export type ShownState = (typeof states)[number]
export type FlowOrder = (typeof orders)[number]

/** What the list shows, and in which order. */
export interface FlowView {
  search: string
  state: ShownState
  /** Null for any. */
  tag: string | null
  order: FlowOrder
}

const stateLabels: Readonly<Record<ShownState, string>> = {
  current: 'All but archived',
  live: 'Live',
  paused: 'Paused',
  draft: 'Drafts',
  archived: 'Archived',
  all: 'All',
}

const orderLabels: Readonly<Record<FlowOrder, string>> = {
  changed: 'Last change',
  name: 'Name',
  entered: 'Most entered',
  converted: 'Most converted',
}

/** The choices of the filters, with their words. */
export const stateChoices = states.map((value) => ({ value, label: stateLabels[value] }))
export const orderChoices = orders.map((value) => ({ value, label: orderLabels[value] }))

/** What an address asks for; words that nobody knows are as good as none. */
export const readState = (text: string | null): ShownState => states.find((state) => state === text) ?? 'current'
export const readOrder = (text: string | null): FlowOrder => orders.find((order) => order === text) ?? 'changed'

/** The flows that match, in order: every word is found in the name, the description or a tag. */
export function showFlows(flows: readonly FlowListItem[], { search, state, tag, order }: FlowView): FlowListItem[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return flows
    .filter((flow) => {
      const text = [flow.name, flow.description, ...flow.tags].join('\n').toLowerCase()
      const isTagged = tag === null || flow.tags.includes(tag)
      return isShown(flow.status, state) && isTagged && words.every((word) => text.includes(word))
    })
    .sort((a, b) => comparisons[order](a, b) || byChange(a, b))
}

/** All tags that flows have, by name. */
export const tagsOf = (flows: readonly FlowListItem[]): string[] =>
  [...new Set(flows.flatMap(({ tags }) => tags))].sort(byName().compare)

const byName = once(() => new Intl.Collator('en', { numeric: true }))
const byChange: Comparison = (a, b) => b.updatedAt.localeCompare(a.updatedAt)

type Comparison = (a: FlowListItem, b: FlowListItem) => number

const comparisons: Readonly<Record<FlowOrder, Comparison>> = {
  changed: byChange,
  name: (a, b) => byName().compare(a.name, b.name),
  entered: (a, b) => b.counts.entered - a.counts.entered,
  converted: (a, b) => b.counts.converted - a.counts.converted,
}

function isShown(status: FlowListItem['status'], state: ShownState): boolean {
  if (state === 'all') return true
  return state === 'current' ? status !== 'archived' : status === state
}
