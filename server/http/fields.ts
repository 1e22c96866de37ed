import { Hono } from 'hono'
import { z } from 'zod'
import type { FieldAnswer } from '../../shared/api/answers.ts'
import { fieldsAnswer } from '../../shared/api/answers.ts'
import { parseField } from '../../shared/rules/fields.ts'
import { segmentsField } from '../../shared/rules/segmentsNamed.ts'
import type { ObservedField } from '../ports/journal.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { catalogueFields } from './present/catalogueFields.ts'
import { queryOf } from './query.ts'
import { sendJson } from './sendJson.ts'

const eventLimit = 500
const valueLimit = 50
/** The newest stand for all of them. */
const customerLimit = 200

/** What rules and message templates can name. */
export function fieldsRoutes({ journal, library, clock, workspace }: AppDeps) {
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
      const isSeen = new Set(seen.map((one) => one.field))
      const customers = journal.customers({}, { limit: customerLimit }).items
      const known = catalogueFields(customers, { now: clock.now(), workspace: workspace() })
      const named = field === segmentsField ? library.segments().map(({ id, name }) => [id, name] as const) : []
      return sendJson(c, {
        fields: [...known.filter(({ field }) => !isSeen.has(field)), ...seen],
        events: journal.eventNames(eventLimit),
        values: field ? [...named.map(([id]) => id), ...journal.observedValues(field, valueLimit)] : [],
        names: Object.fromEntries(named),
      })
    },
  )
}

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
        presenceOn: Object.fromEntries(
          sightings.flatMap(({ event, presence }) => (event === null ? [] : [[event, presence]])),
        ),
      },
    ]
  })
}

const types = ['text', 'number', 'boolean', 'date', 'list'] as const

/** `any` where senders do not agree. */
function typeOf(sightings: readonly ObservedField[]): FieldAnswer['type'] {
  const [only, ...others] = new Set(sightings.flatMap(({ types }) => types))
  if (others.length > 0) return 'any'
  return types.find((type) => type === only) ?? (only === 'string' ? 'text' : 'any')
}
