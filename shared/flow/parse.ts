import type { JsonValue } from '../json.ts'
import type { Flow } from './flow.ts'
import { flowFormat, flowSchema } from './flow.ts'
import type { ShapeError } from './issues.ts'
import { shapeErrors } from './issues.ts'
import { placeMissing } from './layout.ts'
import { migrate, readableFormats } from './migrate.ts'
import { checkShape } from './shape.ts'

/** The most bytes that a flow file may have. */
export const maxFlowBytes = 4 * 1024 * 1024

/** Deeper rules than any person draws, and far from what overflows a stack. */
const maxDepth = 100

export type ParsedFlow = { ok: true; flow: Flow } | { ok: false; errors: ShapeError[] }

/**
 * Reads a flow file that `JSON.parse` returned: brings old formats to today's, drops every `targetHandle`, checks the shape with every path named,
 * and lays out nodes that have no position. Never throws.
 *
 * @example
 * const parsed = parseFlow(JSON.parse(text))
 * if (parsed.ok) open(parsed.flow)
 */
export function parseFlow(input: unknown): ParsedFlow {
  if (!isObject(input)) return refuse('', 'A flow is a JSON object.')
  if (isDeeperThan(maxDepth, input)) return refuse('', `A flow is nested at most ${maxDepth} levels deep.`)
  const file = migrate(input)
  if (!file) return refuse('format', sayUnread(input.format))
  const parsed = flowSchema.safeParse(withoutTargetHandles(file))
  if (!parsed.success) return { ok: false, errors: shapeErrors(parsed.error.issues) }
  const errors = checkShape(parsed.data)
  return errors.length > 0 ? { ok: false, errors } : { ok: true, flow: placeMissing(parsed.data) }
}

/** Reads the text of a flow file, as {@link parseFlow} does; text that is no JSON or too long is refused with the same shape of errors. */
export function parseFlowText(text: string): ParsedFlow {
  if (isLongerThan(maxFlowBytes, text)) return refuse('', 'A flow file has at most 4 MB.')
  try {
    return parseFlow(JSON.parse(text))
  } catch (error) {
    return refuse('', `This is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const refuse = (path: string, message: string): ParsedFlow => ({ ok: false, errors: [{ path, message }] })

/** A file of a newer Runnel is told from one that is no flow file: what to do about them differs. */
function sayUnread(format: unknown): string {
  const read = `The formats that are read: ${readableFormats.join(', ')}.`
  const isNewer = versionOf(format) > versionOf(flowFormat)
  return isNewer
    ? `This file is of a newer Runnel (${format}). ${read} Update this Runnel, then import the file again.`
    : `Unknown format. ${read} A flow file is what Export gives you.`
}

const versionOf = (format: unknown): number => Number(/^runnel\.flow\/(\d+)$/.exec(String(format))?.[1] ?? 0)

const isObject = (value: unknown): value is { [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** React Flow writes `targetHandle` on edges; a node here has one input, so it says nothing. */
function withoutTargetHandles(file: { [key: string]: JsonValue }): { [key: string]: JsonValue } {
  if (!Array.isArray(file.edges)) return file
  return { ...file, edges: file.edges.map((edge) => (isObject(edge) ? withoutTargetHandle(edge) : edge)) }
}

function withoutTargetHandle({ targetHandle: _, ...edge }: { [key: string]: JsonValue }): { [key: string]: JsonValue } {
  return edge
}

function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some((member) => isDeeperThan(depth - 1, member))
}

/** UTF-8 takes at most 3 bytes for each UTF-16 unit, so most texts need no counting. */
function isLongerThan(bytes: number, text: string): boolean {
  if (text.length * 3 <= bytes) return false
  let length = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return length > bytes
}
