import type { Problem } from '../../api/answers.ts'
import { parseDuration } from '../../engine/calendar.ts'
import { parseField } from '../../rules/fields.ts'
import { rulesProblems } from '../../rules/problems.ts'
import type { Rules } from '../../rules/rules.ts'
import type { FlowSettings } from '../flow.ts'
import type { CheckRule } from './rule.ts'

/** The flow's own settings: who may come in, how often, what ends a journey and what counts as success. */
export const settings: CheckRule = ({ flow }) => settingsProblems(flow.settings)

/** What is wrong with settings by themselves; every path begins with `settings.`. */
export const settingsProblems = (settings: FlowSettings): SettingsProblem[] => [
  ...reentry(settings),
  ...concurrent(settings),
  ...inRules('audience', 'The audience', settings.audience),
  ...exits(settings),
  ...goal(settings),
  ...duration('maxEventAge', 'How old an event may be', settings.maxEventAge),
  ...priority(settings),
]

type SettingsProblem = Problem & { path: string }

const problem = (rule: string, path: string, message: string): SettingsProblem => ({
  rule,
  severity: 'error',
  path: `settings.${path}`,
  message,
})

const problemIf = (isWrong: boolean, ...said: Parameters<typeof problem>): SettingsProblem[] =>
  isWrong ? [problem(...said)] : []

const inRules = (path: string, name: string, rules: Rules | null): SettingsProblem[] =>
  rulesProblems(rules).map((found) => problem('unreadable-rules', `${path}.${found.path}`, `${name}: ${found.message}`))

function duration(path: string, name: string, text: string): SettingsProblem[] {
  const read = parseDuration(text)
  const message = `${name}: "${text}" is not a length of time. Write one like P3D (3 days) or PT2H (2 hours).`
  return problemIf(read === null || read.sign < 0, 'unreadable-duration', path, message)
}

const reentry = ({ reentry }: FlowSettings): SettingsProblem[] =>
  typeof reentry === 'string' ? [] : duration('reentry.after', 'After how long they may come in again', reentry.after)

function concurrent({ concurrent }: FlowSettings): SettingsProblem[] {
  if (concurrent === 'no') return []
  const message = `One journey for each "${concurrent.per}": there is no such field. Choose one from the list.`
  return problemIf(parseField(concurrent.per) === null, 'unknown-field', 'concurrent.per', message)
}

const exits = ({ exits }: FlowSettings): SettingsProblem[] =>
  exits.flatMap(({ id, label, event, where }, index) => {
    const name = `The exit rule "${label || id}"`
    return [
      ...problemIf(
        event === '',
        'unfinished',
        `exits.${index}.event`,
        `${name}: Choose the event that ends the journey.`,
      ),
      ...inRules(`exits.${index}.where`, name, where),
    ]
  })

function goal({ goal }: FlowSettings): SettingsProblem[] {
  if (!goal) return []
  const { event, within, where, value = '' } = goal
  return [
    ...problemIf(event === '', 'unfinished', 'goal.event', 'The goal: Choose the event that counts as success.'),
    ...(within === ''
      ? [problem('unfinished', 'goal.within', 'The goal: Say within how long it must be reached.')]
      : duration('goal.within', 'The goal', within)),
    ...inRules('goal.where', 'The goal', where),
    ...problemIf(
      value !== '' && parseField(value) === null,
      'unknown-field',
      'goal.value',
      `The goal: there is no field "${value}" to take its worth from. Choose one from the list.`,
    ),
  ]
}

const priority = ({ priority }: FlowSettings): SettingsProblem[] =>
  problemIf(
    !Number.isInteger(priority) || priority < 1 || priority > 9,
    'priority',
    'priority',
    'The priority is a whole number from 1 (first) to 9.',
  )
