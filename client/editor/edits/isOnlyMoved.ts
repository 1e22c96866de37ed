import type { Flow } from '../../../shared/flow/flow.ts'

/** Whether two flows differ at most in where their nodes lie. What an edit leaves alone stays the same object, so nothing is looked into. */
export function isOnlyMoved(before: Flow, after: Flow): boolean {
  const parts = Object.keys({ ...before, ...after }) as (keyof Flow)[] // the parts of either
  return parts.every((part) => part === 'nodes' || before[part] === after[part]) && haveSameNodes(before, after)
}

const haveSameNodes = ({ nodes: before }: Flow, { nodes: after }: Flow): boolean =>
  before.length === after.length &&
  before.every((old, at) => {
    const node = after[at]
    return old === node || (old.id === node?.id && old.type === node.type && old.data === node.data)
  })
