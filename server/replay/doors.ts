import type { Journey } from '../../shared/engine/journey.ts'
import type { Plan } from '../../shared/engine/plan.ts'
import type { Stimulus } from '../../shared/engine/stimulus.ts'
import type { LiveFlows, LiveTrigger } from '../../shared/engine/turnWorld.ts'

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
  /** When the present turn is taken, epoch milliseconds. */
  #now = 0

  /** `journeys`, those of them that actions started, and the ids of `emitted` events, in the order in which they were stored. */
  constructor(
    journeys: readonly Journey[],
    startedByFlow: readonly Journey[],
    emitted: readonly string[],
    planOf: (flowId: string, version: number) => Plan | null,
  ) {
    this.#journeys = journeys
    this.#startedByFlow = [...startedByFlow]
    this.#emitted = [...emitted]
    this.#planOf = planOf
    this.flows = {
      triggersFor: () => this.#triggersOf(this.#coming.shift()),
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
    this.#entering = this.#journeys.filter(({ event }) => event !== null && event.id === eventId)
    return this.#entering.flatMap(({ flowId, version, triggerId }) => {
      const plan = this.#planOf(flowId, version)
      return plan ? [{ plan, nodeId: triggerId }] : []
    })
  }
}
