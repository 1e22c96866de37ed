import type { Flow } from '../../flow/flow.ts'
import type { JsonValue } from '../../json.ts'
import { meaningOf } from '../../nodes/meaningOf.ts'
import { inARow } from '../../nodes/sentence.ts'
import { countField } from '../../rules/countEvents.ts'
import { describeRule } from '../../rules/describe.ts'
import { parseField } from '../../rules/fields.ts'
import type { Names } from '../../rules/names.ts'
import { noNames } from '../../rules/names.ts'
import { segmentsField } from '../../rules/segmentsNamed.ts'
import type { RuleTest, Verdict } from '../why.ts'

/** What sentences need besides the record: the names of nodes, and the zone to say times in. */
export interface WhyContext {
  /** Null where the flow is gone. */
  flow: Flow | null
  zone: string
  /** Left out: what has a name of its own is not called by it. */
  names?: Names
}

/**
 * The tests of a verdict with the values they saw.
 *
 * @example "number of orders was 3; total was 12, at most 20"
 */
export const sayVerdict = ({ tests }: Verdict, context: WhyContext): string =>
  tests.length === 0
    ? 'there are no rules to meet'
    : tests.map((test) => ('tests' in test ? sayVerdict(test, context) : sayTest(test, context))).join('; ')

function sayTest(test: RuleTest, context: WhyContext): string {
  if (test.field === countField) return sayCount(test)
  if (test.field === segmentsField) return saySegments(test.saw, context)
  const label = labelOf(test.field, context)
  if (isNothing(test.saw)) return `${label} is not known`
  const truth = truthOf(test)
  return truth === '' ? `${label} was ${spoken(test.saw)}` : `${label} was ${spoken(test.saw)}, ${truth}`
}

const isNothing = (saw: JsonValue): boolean => saw === null || (Array.isArray(saw) && saw.length === 0)

/** Operators whose value the sentence has said already by what was seen. */
const plain = new Set(['=', '!=', 'null', 'notNull'])

/** The operator that says the opposite. */
const opposites: Readonly<Record<string, string>> = {
  '<': '>=',
  '>=': '<',
  '<=': '>',
  '>': '<=',
  in: 'notIn',
  between: 'notBetween',
  contains: 'doesNotContain',
  beginsWith: 'doesNotBeginWith',
  endsWith: 'doesNotEndWith',
  inTheLast: 'notInTheLast',
}
const opposite = new Map(
  Object.entries(opposites).flatMap(
    ([one, other]) =>
      [
        [one, other],
        [other, one],
      ] as const,
  ),
)

/** What is true of the value that was seen: the rule where it held, its opposite where it did not. */
function truthOf({ operator, field, value, holds }: RuleTest): string {
  if (plain.has(operator)) return ''
  const said = holds ? operator : (opposite.get(operator) ?? null)
  if (said === null) return ''
  const sentence = describeRule({ field, operator: said, value })
  const predicate = sentence.slice((parseField(field)?.label ?? field).length + 1)
  return predicate.startsWith('is ') ? predicate.slice(3) : `which ${predicate}`
}

function saySegments(saw: JsonValue, { names = noNames }: WhyContext): string {
  const segments = (Array.isArray(saw) ? saw : []).map((id) => names.segment(String(id)))
  return segments.length === 0 ? 'they were in no segment' : `they were in ${inARow(segments, 'and')}`
}

function sayCount({ saw, meta, holds }: RuleTest): string {
  const times = saw === 0 || saw === null ? 'never' : saw === 1 ? 'once' : `${spoken(saw)} times`
  const event = typeof meta?.event === 'string' ? meta.event : 'the event'
  return `${event}: ${times}${holds ? '' : ', which is not what the rule asks'}`
}

function labelOf(field: string, { flow }: WhyContext): string {
  const label = parseField(field)?.label ?? field
  const nodeId = /^journey\.(?:variant|events)\.([^.]+)/.exec(field)?.[1]
  const node = nodeId === undefined ? undefined : flow?.nodes.find(({ id }) => id === nodeId)
  return node && nodeId !== undefined ? label.replace(nodeId, `"${meaningOf(node).name}"`) : label
}

/** A value in a sentence. */
export function spoken(value: JsonValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(spoken).join(', ')
  if (value === '') return 'empty'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
