import { z } from 'zod'
import type { Occasion, OccasionFacts } from '../engine/calendar.ts'
import type { EffectKind } from '../engine/effect.ts'
import type { NodeOutcome } from '../engine/outcome.ts'
import type { Cause } from '../engine/stimulus.ts'
import type { Verdict } from '../engine/why.ts'
import type { NodeWorld, Scope } from '../engine/world.ts'
import type { JsonValue } from '../json.ts'
import type { Names } from '../rules/names.ts'
import type { SegmentChange } from '../segments/segment.ts'

/** Where a node stands in the palette; `canvas` nodes are never seen by the engine. */
export type Family = 'trigger' | 'logic' | 'action' | 'canvas'

/** One output of a node: its id and the words on its edge (empty where it needs none). */
export interface Handle {
  id: string
  label: string
  /** What a message calls it; its label in quotes where it has no such name. */
  place?: string
  /** Customers who leave by it did not do what was hoped for: who adds a message means them. */
  reminds?: true
}

/** Something a marketer left undone: where in `data`, and what to do about it. */
export interface Lack {
  path: (string | number)[]
  message: string
  /** The name that the check gives it; `unfinished` where it has none of its own. */
  rule?: string
}

/** A date of the customer that starts journeys. */
export interface DateProgram {
  read(scope: Scope): JsonValue
  /** The next moment of what was read; null where nothing is to come. */
  next(date: JsonValue, facts: OccasionFacts): Occasion | null
}

/** Moments that start a journey of everyone in a segment. Instants in epoch milliseconds. */
export interface ScheduleProgram {
  segmentId: string
  /** The first moment later than `after`; null where none is to come. */
  next(after: number): number | null
}

/** What a trigger listens to. */
export interface TriggerProgram {
  kind: 'trigger'
  /** The event name it wants; null for triggers that no event starts. */
  event: string | null
  /** The change of a segment that it wants. */
  segment?: SegmentChange
  /** The date of the customer that it follows. */
  date?: DateProgram
  /** The moments at which it takes a whole segment in. */
  schedule?: ScheduleProgram
  /** True where another flow's action or the start call enters. */
  takesStarts: boolean
  /** Whether the customer, and the event under test (`scope.event`) where there is one, start a journey. */
  matches(scope: Scope): { holds: boolean; verdict: Verdict | null }
}

/** What a node does: compiled once for each plan, so that nothing is parsed in a step. */
interface StepProgram {
  kind: 'step'
  /** Audience and contact policy are asked only at actions. */
  enter(world: NodeWorld): NodeOutcome
  /** Called for every stimulus while parked; null: not for me, stay as it is. */
  resume?(world: NodeWorld, cause: Cause, state: JsonValue): NodeOutcome | null
}

/** A compiled node. */
export type Program = TriggerProgram | StepProgram

const common = { label: z.string().default(''), disabled: z.boolean().default(false) }

/** The parsed `data` of a node whose own settings are `S`. */
export type DataOf<S extends z.core.$ZodLooseShape> = z.output<z.ZodObject<typeof common & S, z.core.$strict>>

/** What a node type says of itself; the looks are in client/nodes/ under the same name. */
export interface NodeSpec<T extends string, S extends z.core.$ZodLooseShape> {
  /** The word in the JSON. */
  type: T
  family: Family
  /** What a card is called as long as it has no label. */
  title: string
  /** Its settings. Every one has a default or is optional: a draft may be unfinished. */
  data: S
  /** What the palette puts on the canvas. */
  initial: z.input<z.ZodObject<typeof common & S, z.core.$strict>>
  /** Its outputs, in the order in which they are drawn. */
  handles(data: DataOf<S>): Handle[]
  /** The handle a disabled node leaves by; null where it has none (a trigger, an exit). */
  disabledHandle?(data: DataOf<S>): string | null
  /** The one sentence on the card, once nothing is missing. */
  summary(data: DataOf<S>, names: Names): string
  /** What is missing or unreadable; an empty list means ready to publish. */
  lacks(data: DataOf<S>): Lack[]
  /** True where time passes at the node; a cycle must pass through one such. */
  pauses?: boolean
  /** The kind of effect it asks for, for a preview of a node type that is not alive yet. */
  effect?: EffectKind
  /** Absent as long as the node type has no meaning yet: preview skips it and publishing is refused. */
  compile?(data: DataOf<S>): Program
}

/** A node type with its schema. */
export interface NodeDefinition<T extends string, S extends z.core.$ZodLooseShape> extends NodeSpec<T, S> {
  /** Strict: unknown keys are refused with their path. */
  schema: z.ZodObject<typeof common & S, z.core.$strict>
}

/** Declares a node type: what it is called, what its settings are, and what it means. */
export function defineNode<const T extends string, S extends z.core.$ZodLooseShape>(
  spec: NodeSpec<T, S>,
): NodeDefinition<T, S> {
  // The spread keeps both shapes; TypeScript cannot see that for a generic S.
  const schema = z.strictObject({ ...common, ...spec.data }) as unknown as NodeDefinition<T, S>['schema']
  // Until it is finished, the most useful sentence about a node is what it lacks.
  const summary = (data: DataOf<S>, names: Names) => spec.lacks(data)[0]?.message ?? spec.summary(data, names)
  return { ...spec, schema, summary }
}
