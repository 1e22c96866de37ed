import { parseDuration } from '../engine/calendar.ts'
import type { JsonValue } from '../json.ts'
import { parseLiquid } from '../messages/liquid.ts'
import { rulesProblems } from '../rules/problems.ts'
import type { Rules } from '../rules/rules.ts'
import type { Lack } from './defineNode.ts'
import { hasLiquid } from './fillIn.ts'

type Path = Lack['path']

/** Nothing, or one thing that is missing. */
export const lackIf = (isMissing: boolean, path: Path, message: string, rule?: string): Lack[] =>
  isMissing ? [{ path, message, ...(rule !== undefined && { rule }) }] : []

/** Rules that do not say what their author meant. */
export const lackInRules = (rules: Rules | null, path: Path): Lack[] =>
  rulesProblems(rules).map((problem) => ({
    path: [...path, ...problem.path.split('.')],
    message: problem.message,
    rule: 'unreadable-rules',
  }))

/** A duration that cannot be read, or runs backwards; `missing` is what to say where there is none. */
export function lackInDuration(text: string, path: Path, missing: string): Lack[] {
  if (text === '') return [{ path, message: missing }]
  const duration = parseDuration(text)
  const message = `"${text}" is not a length of time. Write one like P3D (3 days) or PT2H (2 hours).`
  return lackIf(duration === null || duration.sign < 0, path, message, 'unreadable-duration')
}

/** Liquid that cannot be read, anywhere in a value. */
export function lackInLiquid(value: JsonValue, path: Path): Lack[] {
  if (typeof value === 'string') return hasLiquid(value) ? liquidErrors(value, path) : []
  if (Array.isArray(value)) return value.flatMap((member, index) => lackInLiquid(member, [...path, index]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => lackInLiquid(member, [...path, key]))
}

const liquidErrors = (template: string, path: Path): Lack[] =>
  parseLiquid(template).errors.map((message) => ({ path, message, rule: 'unreadable-liquid' }))

/** Ids that a node type keeps for a handle of its own. */
export const lackInIds = (members: readonly { id: string }[], path: Path, reserved: string): Lack[] =>
  members.flatMap(({ id }, index) =>
    lackIf(
      id === reserved,
      [...path, index, 'id'],
      `"${reserved}" is a name of its own here. Give it another id.`,
      'reserved-id',
    ),
  )

/** How many members a list may have, and what one of them is called. */
interface Bounds {
  least: number
  most: number
  one: string
  many: string
}

/** A list that is too short or too long. */
export function lackInCount(members: readonly unknown[], path: Path, { least, most, one, many }: Bounds): Lack[] {
  const tooFew = least === 1 ? `Add ${one}.` : `Add ${many}: there must be at least ${least}.`
  return [
    ...lackIf(members.length < least, path, tooFew, members.length === 0 ? undefined : 'too-few'),
    ...lackIf(members.length > most, path, `There can be at most ${most} ${many}.`, 'too-many'),
  ]
}
