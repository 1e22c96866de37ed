import { z } from 'zod'
import { leave } from '../engine/outcome.ts'
import { id } from '../flow/id.ts'
import { compileRules } from '../rules/compile.ts'
import { describeRules } from '../rules/describe.ts'
import { rules } from '../rules/rules.ts'
import { defineNode } from './defineNode.ts'
import { lackInCount, lackInIds, lackInRules } from './lacking.ts'
import { capitalised } from './sentence.ts'

/** Different paths for different people: the first whose rules hold wins. */
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
  disabledHandle: () => 'else',
  summary: ({ paths }, names) => {
    const [only] = paths
    if (paths.length !== 1 || !only)
      return `${paths.length} paths: ${paths.map((path) => path.label || path.id).join(', ')}`
    return capitalised(describeRules(only.when, names)) || 'No rules yet: everybody takes the first path'
  },
  lacks: ({ paths }) => [
    ...lackInCount(paths, ['paths'], { least: 1, most: 20, one: 'a path', many: 'paths' }),
    ...lackInIds(paths, ['paths'], 'else'),
    ...paths.flatMap(({ when }, index) => lackInRules(when, ['paths', index, 'when'])),
  ],
  compile(data) {
    const paths = data.paths.map(({ id, label, when }) => ({ id, label: label || id, test: compileRules(when) }))
    return {
      kind: 'step',
      enter(world) {
        const why: { kind: 'path'; pathId: string; label: string; verdict: ReturnType<(typeof paths)[0]['test']> }[] =
          []
        for (const { id: pathId, label, test } of paths) {
          const verdict = test(world)
          why.push({ kind: 'path', pathId, label, verdict })
          if (verdict.holds) return leave(pathId, { why })
        }
        return leave('else', { why: [...why, { kind: 'else' }] })
      },
    }
  },
})
