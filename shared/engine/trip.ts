import type { Customer } from '../customer/customer.ts'
import type { JsonObject } from '../json.ts'
import { ofNode } from './byNode.ts'
import { hears } from './hears.ts'
import type { Journey, Step } from './journey.ts'
import type { Plan } from './plan.ts'
import type { Assignment, Outgoing } from './turnWorld.ts'
import type { NodeWorld, World } from './world.ts'

/** An event that an action asked for; it gets its id and its own turn afterwards. */
export interface Emission {
  key: string
  event: string
  properties: JsonObject
}

/** What one journey's move made; `customer` is as its actions left them, the same object where nothing changed. */
export interface Advanced {
  journey: Journey
  customer: Customer
  steps: Step[]
  outgoing: Outgoing[]
  emitted: Emission[]
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
  return {
    plan,
    world,
    journey,
    customer: world.customer,
    steps: [],
    outgoing: [],
    emitted: [],
    assignments: [],
    at: nodeWorld(plan, journey, world),
  }
}

/** What a node sees; `nodeId`, `visit` and `enteredAt` are set when it is reached. */
export function nodeWorld(plan: Plan, journey: Journey, world: World): NodeWorld {
  const { now, customer, history, workspace } = world
  return {
    now,
    customer,
    history,
    workspace,
    journey,
    event: journey.event,
    nodeId: journey.position?.nodeId ?? '',
    visit: journey.position?.visit ?? 0,
    enteredAt: journey.position?.enteredAt ?? now,
    // Getters: most nodes ask for none of these, and building them for each would cost more than the step.
    get key() {
      return `${journey.id}/${this.nodeId}/${this.visit}`
    },
    hears: (event) => hears(plan, journey, event, world),
    get storedVariant() {
      return ofNode(journey.variants, this.nodeId) ?? world.storedVariant(this.nodeId)
    },
    get givenVariant() {
      return (world.givenVariants && ofNode(world.givenVariants, this.nodeId)) ?? null
    },
  }
}
