import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseFlowText } from '../../shared/flow/parse.ts'
import type { TemplateRecord } from '../ports/library.ts'

/** The flow templates that ship: one flow file each, by the name of its file. Throws where one cannot be read, which is a fault of the package. */
export function readShippedTemplates(dir: string): TemplateRecord[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const parsed = parseFlowText(readFileSync(join(dir, name), 'utf8'))
      if (!parsed.ok) throw new Error(`The template ${name} cannot be read: ${parsed.errors[0]?.message}`)
      return { id: basename(name, '.json'), flow: parsed.flow }
    })
}
