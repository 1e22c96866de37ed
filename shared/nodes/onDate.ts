import { z } from 'zod'
import { where } from '../rules/rules.ts'
import { defineNode } from './defineNode.ts'

export const onDate = defineNode({
  type: 'onDate',
  family: 'trigger',
  title: 'Date',
  data: {
    field: z.string().default(''),
    offset: z.string().default('P0D'),
    time: z.string().default('10:00'),
    repeat: z.enum(['once', 'yearly']).default('once'),
    where,
  },
  initial: { field: '', offset: 'P0D', time: '10:00', repeat: 'once', where: null },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
