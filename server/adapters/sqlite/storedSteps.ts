import type { Step } from '../../../shared/engine/journey.ts'

export type StoredStep = Omit<Step, 'journeyId'>

/**
 * Steps that follow one another, as text. Most of the journal is steps, and most steps are alike: what nearly all of them have in common (left at once, by a
 * handle, on the first visit, without effects) is left out.
 */
export const writeRun = (steps: readonly StoredStep[]): string => JSON.stringify(steps.map(trimmed))

// JSON leaves out what is undefined.
const trimmed = ({ nodeId, type, visit, at, leftAt, handle, until, ended, why, effects }: StoredStep) => ({
  nodeId,
  type,
  visit: visit === 1 ? undefined : visit,
  at,
  leftAt: leftAt === at ? undefined : leftAt,
  handle: handle ?? undefined,
  until: until ?? undefined,
  ended: ended ?? undefined,
  why,
  effects: effects.length === 0 ? undefined : effects,
})

/** The steps of such a text; `seq` is the number of the first one. */
export function readRun(text: string, seq: number): StoredStep[] {
  // It was written above.
  const steps: (Partial<StoredStep> & Pick<StoredStep, 'nodeId' | 'type' | 'at' | 'why'>)[] = JSON.parse(text)
  return steps.map((step, index) => ({
    seq: seq + index,
    visit: 1,
    leftAt: step.at,
    handle: null,
    until: null,
    ended: null,
    effects: [],
    ...step,
  }))
}
