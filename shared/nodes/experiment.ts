import { z } from 'zod'
import { id } from '../flow/id.ts'
import { defineNode } from './defineNode.ts'

export const experiment = defineNode({
  type: 'experiment',
  family: 'logic',
  title: 'Experiment',
  data: {
    variants: z
      .array(
        z.strictObject({
          id,
          label: z.string().default(''),
          weight: z.number().default(0),
          holdout: z.boolean().default(false),
        }),
      )
      .default([]),
  },
  initial: {
    variants: [
      { id: 'a', label: 'A', weight: 50 },
      { id: 'b', label: 'B', weight: 50 },
    ],
  },
  handles: (data) =>
    data.variants.map((variant) => ({ id: variant.id, label: `${variant.label || variant.id} · ${variant.weight} %` })),
  summary: () => '',
  lacks: () => [],
})
