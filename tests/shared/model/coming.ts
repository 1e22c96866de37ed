import type { NodeData } from '../../../shared/nodes/index.ts'
import type { FlowState, PlannedDate, Someone, TriggerClock, Trip } from './state.ts'
import { liveFlow } from './state.ts'

/** What happens at a moment by itself. */
export type Coming = { at: number } & (
  | { kind: 'timer'; trip: Trip }
  | { kind: 'date'; someone: Someone; planned: PlannedDate; state: FlowState; nodeId: string }
  | { kind: 'round'; clock: TriggerClock; data: NodeData<'onSchedule'>; state: FlowState; nodeId: string }
  /** At whom time alone may have moved between segments. */
  | { kind: 'look' }
)

/** Of one instant the first of these goes first. */
const ranks = ['timer', 'date', 'round', 'look']

/** What comes first, up to a moment; of two timers of one instant the older journey's. `lookedAt` is null where nobody has to be looked at. */
export function nextComing(
  until: number,
  people: Someone[],
  flows: FlowState[],
  lookedAt: number | null,
): Coming | undefined {
  const coming = [...timers(people, flows), ...dates(people, flows), ...rounds(flows), ...looks(lookedAt)]
  // The sort is stable: what is of one rank and instant stays in its order.
  return coming
    .filter(({ at }) => at <= until)
    .sort((a, b) => a.at - b.at || ranks.indexOf(a.kind) - ranks.indexOf(b.kind))[0]
}

function timers(people: Someone[], flows: FlowState[]): Coming[] {
  const isPaused = (trip: Trip) => flows.some(({ id, status }) => id === trip.flowId && status === 'paused')
  return people
    .flatMap(({ journeys }) => journeys)
    .toSorted((a, b) => a.startedAt - b.startedAt || a.number - b.number)
    .flatMap((trip): Coming[] => {
      const at = trip.standing?.dueAt ?? null
      return at === null || isPaused(trip) ? [] : [{ kind: 'timer', at, trip }]
    })
}

const dates = (people: Someone[], flows: FlowState[]): Coming[] =>
  people.flatMap((someone) =>
    clocksOf(flows).flatMap(({ state, node, clock }): Coming[] => {
      const planned = someone.dates.get(`${state.id}/${node.id}`)
      const at = planned?.dueAt ?? null
      if (node.type !== 'onDate' || !planned || at === null || at <= clock.since) return []
      return [{ kind: 'date', at, someone, planned, state, nodeId: node.id }]
    }),
  )

const rounds = (flows: FlowState[]): Coming[] =>
  clocksOf(flows).flatMap(({ state, node, clock }): Coming[] =>
    node.type === 'onSchedule' && clock.runsAt !== null
      ? [{ kind: 'round', at: clock.runsAt, clock, data: node.data, state, nodeId: node.id }]
      : [],
  )

const quarter = 15 * 60_000

const looks = (lookedAt: number | null): Coming[] =>
  lookedAt === null ? [] : [{ kind: 'look', at: (Math.floor(lookedAt / quarter) + 1) * quarter }]

const clocksOf = (flows: FlowState[]) =>
  flows.flatMap((state) =>
    [...state.clocks].flatMap(([nodeId, clock]) =>
      liveFlow(state)
        .nodes.filter(({ id }) => id === nodeId)
        .map((node) => ({ state, node, clock })),
    ),
  )
