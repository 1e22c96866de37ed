import type { Family } from '../../../shared/nodes/defineNode.ts'
import type { Definition, NodeType } from '../../../shared/nodes/index.ts'
import { definitionOf, nodeTypes } from '../../../shared/nodes/index.ts'
import { viewOf } from '../../nodes/viewOf.ts'

export interface PaletteGroup {
  name: string
  /** Folded away until somebody looks for it. */
  isLater?: true
  types: NodeType[]
}

const families: readonly { family: Family; name: string }[] = [
  { family: 'trigger', name: 'Triggers' },
  { family: 'logic', name: 'Logic' },
  { family: 'action', name: 'Actions' },
  { family: 'canvas', name: 'On the canvas' },
]

// A node type without a meaning can be drawn and kept, but publishing refuses it; so it comes last and says so.
const isAlive = (definition: Definition) => 'compile' in definition || definition.family === 'canvas'

/** The palette's groups for what was typed. Triggers and notes fall away where the new node has to follow another. */
export function groupsFor(search: string, { follows = false } = {}): PaletteGroup[] {
  const words = search.trim().toLowerCase().split(/\s+/)
  const fitting = nodeTypes.filter((definition) => {
    if (follows && (definition.family === 'trigger' || definition.family === 'canvas')) return false
    const text = `${definition.title} ${definition.type} ${viewOf(definition.type).use}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const alive = families.map(({ family, name }) => ({
    name,
    types: fitting.filter((one) => one.family === family && isAlive(one)).map((one): NodeType => one.type),
  }))
  const later = fitting.filter((one) => !isAlive(one)).map((one): NodeType => one.type)
  return [...alive, { name: 'Not carried out yet', isLater: true as const, types: later }].filter(
    (group) => group.types.length > 0,
  )
}

export const titleOfType = (type: NodeType): string => definitionOf(type).title
