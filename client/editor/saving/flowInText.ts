import type { Flow } from '../../../shared/flow/flow.ts'
import type { ShapeError } from '../../../shared/flow/issues.ts'
import { parseFlow, parseFlowText } from '../../../shared/flow/parse.ts'
import { jsonInText } from './jsonInText.ts'

export type FlowInText = { ok: true; flow: Flow } | { ok: false; why: string }

/** The flow in a text: a flow file, or a mail or a message with one in it. Where there is none, `why` says so in one or two sentences. */
export function flowInText(text: string): FlowInText {
  const file = parseFlowText(text)
  if (file.ok) return unlessEmpty(file.flow)
  const json = jsonInText(text)
  if (json === null) return { ok: false, why: 'There is no flow in it. Copy nodes here, or the JSON of a flow file.' }
  const parsed = parseFlow(json)
  return parsed.ok
    ? unlessEmpty(parsed.flow)
    : { ok: false, why: `It is JSON, but no flow file. ${firstOf(parsed.errors)}` }
}

const unlessEmpty = (flow: Flow): FlowInText =>
  flow.nodes.length > 0 ? { ok: true, flow } : { ok: false, why: 'That flow has no nodes.' }

/** The first of what is wrong, with its place, and how much more there is. */
export function firstOf([first, ...rest]: readonly ShapeError[]): string {
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : ''
  return `${first?.path ? `${first.path}: ` : ''}${first?.message}${more}`
}
