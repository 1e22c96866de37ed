import { z } from 'zod'
import { defineNode } from './defineNode.ts'

/** A sticky note on the canvas; the engine never sees it. */
export const note = defineNode({
  type: 'note',
  family: 'canvas',
  title: 'Note',
  data: {
    text: z.string().default(''),
    color: z.string().optional(),
    width: z.number().optional(),
    height: z.number().optional(),
  },
  initial: { text: '' },
  handles: () => [],
  summary: ({ text }) => text,
  lacks: () => [],
})
