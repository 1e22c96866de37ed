import { z } from 'zod'
import { where } from '../rules/rules.ts'
import { defineNode } from './defineNode.ts'

export const onEvent = defineNode({
  type: 'onEvent',
  family: 'trigger',
  title: 'Event',
  data: { event: z.string().default(''), where },
  initial: { event: '', where: null },
  handles: () => [{ id: 'out', label: '' }],
  summary: () => '',
  lacks: () => [],
})
