import { z } from 'zod'
import { leave } from '../engine/outcome.ts'
import { defineNode } from './defineNode.ts'
import { fillIn } from './fillIn.ts'
import { lackIf, lackInLiquid } from './lacking.ts'

/** Gives loyalty points, or takes them back where the number is negative. */
export const givePoints = defineNode({
  type: 'givePoints',
  family: 'action',
  title: 'Points',
  effect: 'points',
  data: { points: z.number().default(0), reason: z.string().default('') },
  initial: { points: 0, reason: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ points, reason }) =>
    `${points < 0 ? 'Takes back' : 'Gives'} ${counted(Math.abs(points))}${reason === '' ? '' : ` for ${reason}`}`,
  lacks: ({ points, reason }) => [
    ...lackIf(points === 0, ['points'], 'Say how many points.'),
    ...lackIf(!Number.isSafeInteger(points), ['points'], 'Points are whole numbers.', 'points'),
    ...lackInLiquid(reason, ['reason']),
  ],
  compile({ points, ...data }) {
    const reason = fillIn(data.reason)
    return {
      kind: 'step',
      enter(world) {
        const { nodeId, key } = world
        const given = { points, reason: reason(world) }
        return leave('out', { why: [], effects: [{ nodeId, kind: 'points', key, status: 'would-do', ...given }] })
      },
    }
  },
})

const counted = (points: number): string => `${points} ${points === 1 ? 'point' : 'points'}`
