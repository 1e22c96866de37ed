import type { NodeType } from '../../shared/nodes/index.ts'
import { nodeViews } from './index.ts'

/** How one node type looks. */
export const viewOf = <T extends NodeType>(type: T): (typeof nodeViews)[T] => nodeViews[type]
