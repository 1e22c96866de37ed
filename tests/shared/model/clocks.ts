import type { FlowNode } from '../../../shared/flow/flow.ts'
import { nextOccasion } from './occasion.ts'
import { readValue, zoneOfSomeone } from './rules.ts'
import { nextRun } from './schedule.ts'
import type { FlowState, Someone } from './state.ts'
import { liveFlow } from './state.ts'

/** A flow went live or was published, paused, resumed or archived: a trigger that stays live counts from when it did, a new one from now. */
export function setClocks(state: FlowState, now: number): void {
  const before = state.clocks
  const triggers = state.status === 'live' ? liveFlow(state).nodes.filter(waitsForMoments) : []
  state.clocks = new Map(
    triggers.map((node) => {
      const runsAt = node.type === 'onSchedule' ? nextRun(node.data, now) : null
      return [node.id, { since: before.get(node.id)?.since ?? now, runsAt }]
    }),
  )
}

const waitsForMoments = (node: FlowNode) =>
  (node.type === 'onDate' || node.type === 'onSchedule') && !node.data.disabled

/** Plans the dates of somebody as they are now. What is past starts nothing, but for what was planned since the trigger is live: that is only late. */
export function planDates(someone: Someone, flows: FlowState[], now: number, workspaceZone: string): void {
  const zone = zoneOfSomeone(someone, workspaceZone)
  for (const state of flows) {
    for (const [nodeId, { since }] of state.clocks) {
      const node = liveFlow(state).nodes.find(({ id }) => id === nodeId)
      if (node?.type !== 'onDate') continue
      const date = readValue(node.data.field, { now, workspaceZone, someone, event: null, trip: null })
      const key = `${state.id}/${nodeId}`
      const before = someone.dates.get(key)
      if (!before && date === null) continue
      const { dueAt = null, of = null, came = null } = before ?? {}
      const planned = dueAt !== null && dueAt > since ? of : null
      someone.dates.set(key, { ...nextOccasion(node.data, date, { zone, now, planned, came }), came })
    }
  }
}
