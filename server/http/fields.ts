import { Hono } from 'hono'
import { z } from 'zod'
import type { FieldAnswer } from '../../shared/api/answers.ts'
import { fieldsAnswer } from '../../shared/api/answers.ts'
import type { FieldSpec } from '../../shared/rules/fields.ts'
import { fields, parseField } from '../../shared/rules/fields.ts'
import { segmentsField } from '../../shared/rules/segmentsNamed.ts'
import type { ObservedField } from '../ports/journal.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { queryOf } from './query.ts'
import { sendJson } from './sendJson.ts'

const eventLimit = 500
const valueLimit = 50

/** What rules and message templates can name. */
export function fieldsRoutes({ journal, library }: AppDeps) {
  return new Hono().get(
    '/fields',
    describe({
      summary: 'The catalogue of fields, with what was observed',
      tag: 'Fields',
      answer: { schema: fieldsAnswer },
    }),
    queryOf(z.object({ field: z.string().max(300).optional() })),
    (c) => {
      const { field } = c.req.valid('query')
      const seen = observed(journal.observedFields())
      const named = field === segmentsField ? library.segments().map(({ id, name }) => [id, name] as const) : []
      return sendJson(c, {
        fields: [...fields.filter((spec) => isKnownOnly(spec, seen)).map(presentKnown), ...seen],
        events: journal.eventNames(eventLimit),
        values: field ? [...named.map(([id]) => id), ...journal.observedValues(field, valueLimit)] : [],
        names: Object.fromEntries(named),
      })
    },
  )
}

/** A field of its own in the catalogue; one that was observed as well is shown with what was seen. */
const isKnownOnly = ({ field }: FieldSpec, seen: readonly FieldAnswer[]): boolean =>
  !field.endsWith('*') && !seen.some((one) => one.field === field)

const presentKnown = (spec: FieldSpec): FieldAnswer => ({ ...spec, events: [], examples: [], presence: null })

/** One line for each observed field, with all events that it was seen on. */
function observed(seen: readonly ObservedField[]): FieldAnswer[] {
  return [...Map.groupBy(seen, ({ field }) => field)].flatMap(([field, sightings]) => {
    const spec = parseField(field)
    if (!spec) return []
    return [
      {
        ...spec,
        type: typeOf(sightings),
        events: sightings.flatMap(({ event }) => (event === null ? [] : [event])),
        examples: [...new Set(sightings.flatMap(({ examples }) => examples))].slice(0, 5),
        presence: Math.max(...sightings.map(({ presence }) => presence)),
      },
    ]
  })
}

const known = ['text', 'number', 'boolean', 'date', 'list'] as const

/** `any` where senders do not agree. */
function typeOf(sightings: readonly ObservedField[]): FieldAnswer['type'] {
  const [only, ...others] = new Set(sightings.flatMap(({ types }) => types))
  if (others.length > 0) return 'any'
  return known.find((type) => type === only) ?? (only === 'string' ? 'text' : 'any')
}
