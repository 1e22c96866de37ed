import type { Journey } from '../../shared/engine/journey.ts'
import type { Plan } from '../../shared/engine/plan.ts'
import type { Stimulus } from '../../shared/engine/stimulus.ts'
import type { LiveFlows, LiveTrigger } from '../../shared/engine/turnWorld.ts'
import type { SegmentChange } from '../../shared/segments/segment.ts'

/** A journey that began when its customer entered or left a segment. */
export interface StartedBySegment extends SegmentChange {
  journey: Journey
}

/**
 * The flows as they stood open in each turn of a life, and the ids that were handed out in it: an event finds the very triggers by which it started
 * journeys then. Which flows were live or paused when is kept nowhere else.
 */
export class Doors {
  readonly flows: LiveFlows
  readonly #journeys: readonly Journey[]
  readonly #planOf: (flowId: string, version: number) => Plan | null
  readonly #emitted: string[]
  /** The events of the present turn that have not looked for triggers yet: the engine takes them in the order in which they came up. */
  #coming: string[] = []
  /** The journeys that are still to start by the event, or the start, at hand. */
  #entering: Journey[] = []
  /** The journeys that actions of others are still to start. */
  readonly #startedByFlow: Journey[]
  /** The journeys that changes of segments are still to start. */
  #startedBySegment: readonly StartedBySegment[]
  /** When the present turn is taken, epoch milliseconds. */
  #now = 0

  /** `journeys`, those of them that actions and that segments started, and the ids of `emitted` events, in the order in which they were stored. */
  constructor(
    journeys: readonly Journey[],
    startedByFlow: readonly Journey[],
    startedBySegment: readonly StartedBySegment[],
    emitted: readonly string[],
    planOf: (flowId: string, version: number) => Plan | null,
  ) {
    this.#journeys = journeys
    this.#startedByFlow = [...startedByFlow]
    this.#startedBySegment = startedBySegment
    this.#emitted = [...emitted]
    this.#planOf = planOf
    this.flows = {
      triggersFor: () => this.#triggersOf(this.#coming.shift()),
      triggersForSegment: (change) => this.#triggersOfSegment(change),
      planOf,
      livePlan: (flowId) => {
        const started = this.#entering.find((journey) => journey.flowId === flowId) ?? this.#nextStarted(flowId)
        return started ? planOf(flowId, started.version) : null
      },
      isPaused: () => false,
    }
  }

  /** To be told before each turn what begins it. */
  open(stimulus: Stimulus, at: number, startedBy: Journey | null): void {
    this.#now = at
    this.#coming = stimulus.kind === 'event' ? [stimulus.event.id] : []
    this.#entering = startedBy ? [startedBy] : []
  }

  /** The id that the next journey had. */
  journeyId(): string {
    return this.#entering.shift()?.id ?? 'a journey that never was'
  }

  /** The id that the next event of an action had. */
  eventId(): string {
    const id = this.#emitted.shift() ?? 'an event that never was'
    this.#coming.push(id)
    return id
  }

  /** The journey that an action of this turn started in a flow; undefined where the flow took nobody in. */
  #nextStarted(flowId: string): Journey | undefined {
    const at = this.#startedByFlow.findIndex((one) => one.flowId === flowId && one.startedAt === this.#now)
    this.#entering = at < 0 ? [] : this.#startedByFlow.splice(at, 1)
    return this.#entering[0]
  }

  #triggersOf(eventId: string | undefined): LiveTrigger[] {
    return this.#doorsOf(this.#journeys.filter(({ event }) => event !== null && event.id === eventId))
  }

  #triggersOfSegment({ segmentId, change }: SegmentChange): LiveTrigger[] {
    const starts = ({ journey, ...by }: StartedBySegment) =>
      journey.startedAt === this.#now && by.segmentId === segmentId && by.change === change
    const started = this.#startedBySegment.filter(starts)
    this.#startedBySegment = this.#startedBySegment.filter((one) => !started.includes(one))
    return this.#doorsOf(started.map(({ journey }) => journey))
  }

  #doorsOf(journeys: Journey[]): LiveTrigger[] {
    this.#entering = journeys
    return journeys.flatMap(({ flowId, version, triggerId }) => {
      const plan = this.#planOf(flowId, version)
      return plan ? [{ plan, nodeId: triggerId }] : []
    })
  }
}
