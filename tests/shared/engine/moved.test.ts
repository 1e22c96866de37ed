import { describe, expect, it } from 'vitest'
import { versionsOf } from '../../../shared/engine/moved.ts'
import type { Why } from '../../../shared/engine/why.ts'
import { aStep } from '../../builders/aJourney.ts'

const moved = (from: number, to: number): Why => ({ kind: 'moved', from, to, nodeId: 'nap', label: 'Nap' })
const retried = (from: number, to: number): Why => ({ kind: 'retried', from, to })
const trail = (...whys: Why[][]) => whys.map((why, seq) => aStep('j1', { seq, why }))

describe('the version in which each step of a journey was taken', () => {
  it.each<[string, Why[][], number, number[]]>([
    ['is its own where it stayed there', [[], [], []], 2, [2, 2, 2]],
    ['is the one before up to the visit from which it was moved', [[], [moved(1, 2)], [], []], 2, [1, 1, 2, 2]],
    ['changes with each move', [[moved(1, 3)], [moved(3, 4)], []], 4, [1, 3, 4]],
    ['is the one in which it failed up to the failure', [[], [], [retried(1, 2)], []], 2, [1, 1, 2, 2]],
    ['follows a failure after a move', [[moved(1, 2)], [], [retried(2, 3)], [moved(3, 5)], []], 5, [1, 2, 3, 3, 5]],
    ['stays where a node was tried again in the same one', [[], [retried(1, 1)]], 1, [1, 1]],
  ])('%s', (_, whys, version, expected) => {
    expect(versionsOf(trail(...whys), version)).toEqual(expected)
  })
})
