import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import { say, sayFault } from '../../ui/say.ts'
import { rulesInText, writeRules } from './rulesInText.ts'
import type { RuleSetting } from './useFieldChoices.ts'

/** Puts a rule, or rules, into the clipboard as text. */
export function copyRules(part: Rule | Rules): void {
  const text = writeRules(part)
  intoClipboard(text).then(
    () => say('Copied. Paste it among other rules, also in another flow, or mail it.'),
    () => say('The browser keeps its clipboard closed. Use the keyboard instead: Ctrl+C on the handle of the rule.'),
  )
}

/** Gives the rules in a text to `put`, or says why there are none. */
export function pasteRules(text: string, setting: RuleSetting, put: (rules: Rules) => void): void {
  const found = rulesInText(text, setting)
  if (found.ok) put(found.rules)
  else sayFault(new Error(`Nothing was pasted. ${found.why}`))
}

/** {@link pasteRules} of what is in the clipboard. */
export function pasteClipboard(setting: RuleSetting, put: (rules: Rules) => void): void {
  fromClipboard().then(
    (text) => pasteRules(text, setting, put),
    () => say('The browser keeps its clipboard closed. Use the keyboard instead: Ctrl+V on a button among the rules.'),
  )
}

// Where the address is neither https nor this machine, a browser has no clipboard at all: that is a refusal like any other.
const fromClipboard = async () => navigator.clipboard.readText()
const intoClipboard = async (text: string) => navigator.clipboard.writeText(text)
