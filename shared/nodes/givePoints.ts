import { z } from 'zod'
import { defineNode } from './defineNode.ts'
import { lackIf } from './lacking.ts'

/** Gives loyalty points. */
export const givePoints = defineNode({
  type: 'givePoints',
  family: 'action',
  title: 'Points',
  effect: 'points',
  data: { points: z.number().default(0), reason: z.string().default('') },
  initial: { points: 0, reason: '' },
  handles: () => [{ id: 'out', label: '' }],
  summary: ({ points, reason }) => `${points} points${reason === '' ? '' : ` for ${reason}`}`,
  lacks: ({ points }) => lackIf(points === 0, ['points'], 'Say how many points.'),
})
