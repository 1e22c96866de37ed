import type { z } from 'zod'
import { writeFlow } from '../../../shared/flow/canonical.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { parseFlowText } from '../../../shared/flow/parse.ts'
import type { Notation } from './durableFile.ts'

/** The canonical flow file. */
export const flowFile: Notation<Flow> = {
  parse(text) {
    const parsed = parseFlowText(text)
    if (parsed.ok) return parsed.flow
    const [first] = parsed.errors
    throw new Error(first?.path ? `${first.path}: ${first.message}` : (first?.message ?? 'It is no flow file.'))
  },
  stringify: writeFlow,
}

/** A JSON file of one schema, written so that a diff reads well. */
export const jsonFile = <T>(schema: z.ZodType<T>): Notation<T> => ({
  parse(text) {
    const parsed = schema.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
    const [first] = parsed.error.issues
    throw new Error(`${first?.path.join('.')}: ${first?.message}`)
  },
  stringify: (value) => `${JSON.stringify(value, null, 2)}\n`,
})
