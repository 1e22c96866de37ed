import type { Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { NodeData, NodeType } from '../../shared/nodes/index.ts'
import type { FormLack } from '../editor/forms/formLack.ts'

/** The colour families of look.md; tokens.css has one colour for each. */
type Colour = 'trigger' | 'condition' | 'experiment' | 'time' | 'action' | 'exit'

/** New values for some settings; undefined takes an optional one out. */
export type Patch<T extends NodeType> = { [K in keyof NodeData<T>]?: NodeData<T>[K] | undefined }

export interface FormProps<T extends NodeType = NodeType> {
  nodeId: string
  type: T
  data: NodeData<T>
  lacks: readonly FormLack[]
  /** Changes of one `field` in a row are one undo entry. */
  onChange(patch: Patch<T>, field: string): void
}

/** What stands for a node type on cards and in the palette. */
export interface Look {
  icon: Icon
  /** Flows run downwards, some icons to the right. */
  isTurned?: true
  colour: Colour
  /** When to use it, in half a line. */
  use: string
}

/** How a node type looks; what it means is in shared/nodes/ under the same name. */
export interface NodeView<T extends NodeType> extends Look {
  Form: ComponentType<FormProps<T>>
}
