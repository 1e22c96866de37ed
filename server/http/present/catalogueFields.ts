import type { FieldAnswer } from '../../../shared/api/answers.ts'
import type { Customer } from '../../../shared/customer/customer.ts'
import { historyOf } from '../../../shared/engine/turnHistory.ts'
import type { Scope } from '../../../shared/engine/world.ts'
import type { JsonValue } from '../../../shared/json.ts'
import type { FieldSpec } from '../../../shared/rules/fields.ts'
import { fields, parseField, readField } from '../../../shared/rules/fields.ts'
import { segmentsField } from '../../../shared/rules/segmentsNamed.ts'

const mostExamples = 3

/** The fields that the catalogue names, and the consents that customers gave; those of a customer with what these customers have in them. */
export function catalogueFields(
  customers: readonly Customer[],
  { now, workspace }: Pick<Scope, 'now' | 'workspace'>,
): FieldAnswer[] {
  const scopes = customers.map((customer) => ({
    now,
    workspace,
    customer,
    event: null,
    journey: null,
    history: historyOf([]),
  }))
  const channels = new Set(customers.flatMap(({ consent }) => Object.keys(consent)))
  const consents = [...channels].sort().flatMap((channel) => parseField(`customer.consent.${channel}`) ?? [])
  return fields.flatMap((spec) => {
    if (spec.field === 'customer.consent.*') return consents.map((one) => present(one, scopes))
    return spec.field.endsWith('*') ? [] : [present(spec, scopes)]
  })
}

function present(spec: FieldSpec, scopes: readonly Scope[]): FieldAnswer {
  const answer = { ...spec, events: [], examples: [], presence: null, presenceOn: {} }
  if (!spec.field.startsWith('customer.') || scopes.length === 0) return answer
  const values = scopes.map((scope) => readField(spec.field, scope)).filter(isThere)
  return { ...answer, examples: examplesOf(spec, values), presence: values.length / scopes.length }
}

const isThere = (value: JsonValue): boolean => value !== null && !(Array.isArray(value) && value.length === 0)

/** The ids of segments say nothing to people. */
const examplesOf = ({ field }: FieldSpec, values: readonly JsonValue[]): JsonValue[] =>
  field === segmentsField ? [] : [...new Set(values.flat())].slice(0, mostExamples)
