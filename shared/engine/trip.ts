import type { Customer } from '../customer/customer.ts'
import type { CustomerEvent } from '../customer/event.ts'
import type { JsonObject } from '../json.ts'
import { ofNode } from './byNode.ts'
import { hears } from './hears.ts'
import type { Journey, Step } from './journey.ts'
import type { Plan } from './plan.ts'
import type { Sent } from './policy/sent.ts'
import { sentIn } from './policy/sent.ts'
import type { Assignment, Outgoing } from './turnWorld.ts'
import type { NodeWorld, World } from './world.ts'

/** What an action set off, to be heard afterwards: an event, which gets its id then, or the start of a flow. `key` is that of the effect. */
export type SetOff =
  | { kind: 'event'; key: string; event: string; properties: JsonObject }
  | { kind: 'flow'; key: string; flowId: string }

/** What one journey's move made; `customer` is as its actions left them, the same object where nothing changed. */
export interface Advanced {
  journey: Journey
  customer: Customer
  steps: Step[]
  outgoing: Outgoing[]
  /** In the order in which it was asked for. */
  setOff: SetOff[]
  assignments: Assignment[]
}

/** A journey on the move: a draft that only this move may change, and what the move has made so far. */
export interface Trip extends Advanced {
  plan: Plan
  world: World
  /** What the node at hand sees; one object for the whole move, set anew for each node. */
  at: NodeWorld
}

/** Takes a journey out of its record, so that it may be changed until the move is over. */
export function openTrip(plan: Plan, record: Journey, world: World): Trip {
  const journey = { ...record, visits: { ...record.visits } }
  const outgoing: Outgoing[] = []
  const assignments: Assignment[] = []
  return {
    plan,
    world,
    journey,
    customer: world.customer,
    steps: [],
    outgoing,
    setOff: [],
    assignments,
    at: nodeWorld(plan, journey, world, { outgoing, assignments }),
  }
}

/** What a move has made that its next node may ask for. */
type Made = Readonly<Pick<Advanced, 'outgoing' | 'assignments'>>

/**
 * What a node sees; `nodeId`, `visit` and `enteredAt` are set when it is reached. A class for its getters: most nodes ask for none of what they
 * work out, and working it out for each would cost more than the step.
 */
class NodeView implements NodeWorld {
  readonly now: number
  readonly event: NodeWorld['event']
  readonly journey: Journey
  readonly history: World['history']
  readonly workspace: World['workspace']
  customer: Customer
  nodeId: string
  visit: number
  enteredAt: number
  readonly #plan: Plan
  readonly #world: World
  readonly #made: Made

  constructor(plan: Plan, journey: Journey, world: World, made: Made) {
    const { position } = journey
    this.now = world.now
    this.event = journey.event
    this.journey = journey
    this.history = world.history
    this.workspace = world.workspace
    this.customer = world.customer
    this.nodeId = position === null ? '' : position.nodeId
    this.visit = position === null ? 0 : position.visit
    this.enteredAt = position === null ? world.now : position.enteredAt
    this.#plan = plan
    this.#world = world
    this.#made = made
  }

  get key(): string {
    return `${this.journey.id}/${this.nodeId}/${this.visit}`
  }

  get storedVariant(): string | null {
    // The customer's, not the journey's: the visitor whose journey it was may have become somebody with a variant of their own.
    const here = this.#made.assignments.findLast(({ nodeId }) => nodeId === this.nodeId)
    return here?.variantId ?? this.#world.storedVariant(this.nodeId)
  }

  get givenVariant(): string | null {
    const { givenVariants } = this.#world
    return (givenVariants && ofNode(givenVariants, this.nodeId)) ?? null
  }

  sentSince(from: number): readonly Sent[] {
    return [...(this.#world.sentSince?.(from) ?? []), ...sentIn(this.#made.outgoing)]
  }

  hears(event: CustomerEvent): boolean {
    return hears(this.#plan, this.journey, event, this.#world)
  }
}

/** The view of the node where a journey stands; `made` is what the move has made so far. */
export const nodeWorld = (plan: Plan, journey: Journey, world: World, made: Made = nothing): NodeWorld =>
  new NodeView(plan, journey, world, made)

const nothing: Made = { outgoing: [], assignments: [] }
