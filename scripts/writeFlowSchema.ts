import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { flowJsonSchema } from '../shared/flow/jsonSchema.ts'

const file = join(import.meta.dirname, '../docs/flow-1.schema.json')
await writeFile(file, `${JSON.stringify(flowJsonSchema(), null, 2)}\n`)
console.log('Wrote docs/flow-1.schema.json.')
