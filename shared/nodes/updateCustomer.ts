import { z } from 'zod'
import { leave } from '../engine/outcome.ts'
import { jsonObject } from '../json.ts'
import { defineNode } from './defineNode.ts'
import { fillInObject } from './fillIn.ts'
import { lackIf, lackInLiquid } from './lacking.ts'
import { capitalised, inARow } from './sentence.ts'

/** Changes what is known of the customer; the next node sees it. */
export const updateCustomer = defineNode({
  type: 'updateCustomer',
  family: 'action',
  title: 'Update customer',
  effect: 'update',
  data: {
    set: jsonObject.default({}),
    addTags: z.array(z.string()).default([]),
    removeTags: z.array(z.string()).default([]),
    consent: z.record(z.string(), z.boolean()).optional(),
  },
  initial: { set: {}, addTags: [], removeTags: [] },
  handles: () => [{ id: 'out', label: '' }],
  summary: (data) => capitalised(inARow(changesOf(data))),
  lacks: (data) => [
    ...lackIf(changesOf(data).length === 0, [], 'Say what to change.'),
    ...lackIf('' in data.set, ['set'], 'Name the trait to set.'),
    ...lackInLiquid(data.set, ['set']),
  ],
  compile({ addTags, removeTags, consent, ...data }) {
    const set = fillInObject(data.set)
    return {
      kind: 'step',
      enter(world) {
        const { nodeId, key } = world
        const update = { set: set(world), addTags, removeTags, ...(consent && { consent }) }
        return leave('out', { why: [], effects: [{ nodeId, kind: 'update', key, status: 'would-do', ...update }] })
      },
    }
  },
})

interface Changes {
  set: Record<string, unknown>
  addTags: readonly string[]
  removeTags: readonly string[]
  consent?: Record<string, boolean> | undefined
}

const changesOf = ({ set, addTags, removeTags, consent = {} }: Changes): string[] => [
  ...Object.keys(set).map((trait) => `sets ${trait}`),
  ...addTags.map((tag) => `adds the tag ${tag}`),
  ...removeTags.map((tag) => `takes away the tag ${tag}`),
  ...Object.entries(consent).map(([channel, isGiven]) => `${isGiven ? 'records' : 'withdraws'} consent to ${channel}`),
]
