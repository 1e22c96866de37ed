import type { Step } from './journey.ts'
import type { Why } from './why.ts'

const whyOf = <K extends Why['kind']>(step: Pick<Step, 'why'> | undefined, kind: K) =>
  step?.why.find((why): why is Extract<Why, { kind: K }> => why.kind === kind) ?? null

/** The move to another version that ended a visit; null where none did. */
export const moveOf = (step: Pick<Step, 'why'> | undefined) => whyOf(step, 'moved')

/** The try by hand that began a visit; null where it began by itself. */
export const retryOf = (step: Pick<Step, 'why'> | undefined) => whyOf(step, 'retried')

/**
 * The version in which each of a journey's steps was taken: up to the end of a visit from which it was moved, and up to a failure that was tried
 * again in another version, the one before. `version`: the journey's own.
 */
export function versionsOf(steps: readonly Step[], version: number): number[] {
  const versions: number[] = []
  let after = version
  for (let index = steps.length - 1; index >= 0; index--) {
    const at = moveOf(steps[index])?.from ?? after
    versions[index] = at
    after = retryOf(steps[index])?.from ?? at
  }
  return versions
}
