import { z } from 'zod'
import { id } from '../flow/id.ts'
import { rules } from '../rules/rules.ts'
import { defineNode } from './defineNode.ts'

export const condition = defineNode({
  type: 'condition',
  family: 'logic',
  title: 'Condition',
  data: {
    paths: z.array(z.strictObject({ id, label: z.string().default(''), when: rules })).default([]),
  },
  initial: { paths: [{ id: 'yes', label: 'Yes', when: { combinator: 'and', rules: [] } }] },
  handles: (data) => [
    ...data.paths.map((path) => ({ id: path.id, label: path.label || path.id })),
    { id: 'else', label: 'Everyone else' },
  ],
  summary: () => '',
  lacks: () => [],
})
