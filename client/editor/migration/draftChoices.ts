import type { MigrationAnswer } from '../../../shared/api/answers.ts'
import type { Choice, Choices } from '../../../shared/engine/migration.ts'

/** Those who stand at one node of one version. */
export type Standing = MigrationAnswer['items'][number]

/** What a publisher has chosen so far; whoever is not named finishes. */
export type DraftChoices = Readonly<Record<string, Choice>>

export const keyOf = ({ version, nodeId }: Standing): string => `${version} ${nodeId}`

export const choiceOf = (choices: DraftChoices, standing: Standing): Choice => choices[keyOf(standing)] ?? 'finish'

/** The same for everybody; `same`: on to the same node, where the draft still has it. */
export const chooseForAll = (items: readonly Standing[], choice: 'finish' | 'same' | 'exit'): DraftChoices =>
  Object.fromEntries(items.map((each) => [keyOf(each), choice === 'same' ? each.suggestion : choice]))

/** As a publish call takes them: who finishes is not named. */
export function asRequest(items: readonly Standing[], choices: DraftChoices): Choices {
  const migrate: Choices = {}
  for (const each of items) {
    const choice = choiceOf(choices, each)
    if (choice !== 'finish') migrate[each.version] = { ...migrate[each.version], [each.nodeId]: choice }
  }
  return migrate
}

/** How many journeys go which way. */
export interface Fates {
  move: number
  exit: number
  finish: number
}

export function fatesOf(items: readonly Standing[], choices: DraftChoices): Fates {
  const fates = { move: 0, exit: 0, finish: 0 }
  for (const each of items) {
    const choice = choiceOf(choices, each)
    fates[typeof choice === 'string' ? choice : 'move'] += each.waiting
  }
  return fates
}
