import { countField, readCountMeta } from './countEvents.ts'
import type { Rule, Rules } from './rules.ts'
import { isGroup } from './rules.ts'

/** Every single rule, those in groups and those that say which events are counted included. */
export function* eachRule({ rules }: Rules): Generator<Rule> {
  for (const part of rules) {
    if (isGroup(part)) {
      yield* eachRule(part)
      continue
    }
    yield part
    const read = part.field === countField ? readCountMeta(part.meta) : null
    if (read && 'where' in read && read.where) yield* eachRule(read.where)
  }
}
