import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { flowJsonSchema } from '../../../shared/flow/jsonSchema.ts'

it('publishes the JSON Schema of today: run `npm run schema` after a change of the format', () => {
  const published = readFileSync(join(import.meta.dirname, '../../../docs/flow-1.schema.json'), 'utf8')
  expect(published).toBe(`${JSON.stringify(flowJsonSchema(), null, 2)}\n`)
})
