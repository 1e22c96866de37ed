import { liquidLimits } from './liquidLimits.ts'

const thousands = (count: number): string => count.toLocaleString('en')

const tooLong = (what: string, characters: number): string =>
  `the ${what} has more than ${thousands(characters)} characters. Make it shorter.`

/** What the engine says, and what a marketer is told; the first that fits. */
const sayings: readonly [RegExp, (...found: string[]) => string][] = [
  [/undefined filter: (\w+)/, (name = '') => `there is no filter "${name}". Check how it is written, or take it out.`],
  [/tag "?(.+?)"? not found/, (name = '') => `there is no tag "${name}". Check how it is written, or take it out.`],
  [/tag (\{%-?\s*(\w+).*%\}) not closed/s, (tag = '', name = '') => `${tag} has no end. Add {% end${name} %}.`],
  [/tag (.*) not closed/s, () => 'this tag is not closed. Add %} at its end.'],
  [/output (.*) not closed/s, () => 'this output is not closed. Add }} at its end.'],
  [/raw (.*) not closed/s, () => 'this raw part is not closed. Add {% endraw %}.'],
  [/(template|output) too long/, (what = '') => tooLong(what, limitOf(what))],
  [/too many parts/, () => `the loops go on for too long (${thousands(liquidLimits.parts)} parts). Loop over less.`],
  [/memory alloc limit/, () => 'this makes more text or longer lists than a message may hold. Loop over less.'],
  [/template render limit/, () => 'this takes too long to render. Make it simpler.'],
  [/Maximum call stack|too much recursion/, () => 'the tags are nested too deeply. Make it simpler.'],
]

const limitOf = (what: string): number =>
  what === 'output' ? liquidLimits.outputCharacters : liquidLimits.templateCharacters

/** Says a fault of a template to a marketer, beginning in lower case. */
export function sayFault(message: string): string {
  for (const [pattern, say] of sayings) {
    const found = pattern.exec(message)
    if (found) return say(...found.slice(1).map((part) => part ?? ''))
  }
  return `this does not work (${message.replace(/, line:\d+, col:\d+$/, '')}). Check how it is written.`
}
