import type { Flow, NodePosition } from '../../../shared/flow/flow.ts'
import type { Editor } from '../Editor.ts'
import type { Alignment } from '../edits/align.ts'
import { align, distribute } from '../edits/align.ts'
import type { Box } from '../edits/box.ts'
import { cardSize, grid } from '../edits/cardSize.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { moveNodes } from '../edits/moveNodes.ts'
import type { Command } from './command.ts'
import { countParts, hasNodes } from './command.ts'

const aligning = (to: Alignment, label: string, keys: string): Command => ({
  id: `align-${to}`,
  group: 'Arrange',
  label: () => label,
  keys: [keys],
  isEnabled: ({ store }) => store.getState().selected.nodes.length > 1,
  run: (editor) =>
    editor.store
      .getState()
      .change(`align ${countParts(editor)} ${to}`, (flow) => align(flow, selectedBoxes(editor), to)),
})

const distributing = (axis: 'x' | 'y', label: string, keys: string): Command => ({
  id: `distribute-${axis}`,
  group: 'Arrange',
  label: () => label,
  keys: [keys],
  isEnabled: ({ store }) => store.getState().selected.nodes.length > 2,
  run: (editor) =>
    editor.store
      .getState()
      .change(`distribute ${countParts(editor)}`, (flow) => distribute(flow, selectedBoxes(editor), axis)),
})

export const alignLeft = aligning('left', 'Align left', 'alt+a')
export const alignCentre = aligning('centre', 'Align centres', 'alt+h')
export const alignRight = aligning('right', 'Align right', 'alt+d')
export const alignTop = aligning('top', 'Align top', 'alt+w')
export const alignMiddle = aligning('middle', 'Align middles', 'alt+v')
export const alignBottom = aligning('bottom', 'Align bottom', 'alt+s')
export const distributeAcross = distributing('x', 'Distribute horizontally', 'alt+shift+h')
export const distributeDown = distributing('y', 'Distribute vertically', 'alt+shift+v')

const nudging = (label: string, arrow: string, by: NodePosition): Command => ({
  id: `nudge-${arrow}`,
  group: 'Arrange',
  label: () => label,
  keys: [`shift+${arrow}`],
  isEnabled: hasNodes,
  run: (editor) => {
    const { selected, change } = editor.store.getState()
    const move = (flow: Flow) => {
      const places = flow.nodes.flatMap(({ id, position }) =>
        selected.nodes.includes(id) ? [[id, { x: position.x + by.x, y: position.y + by.y }] as const] : [],
      )
      return moveNodes(flow, new Map(places))
    }
    // A key that is held down is one gesture, as a drag is.
    change(`move ${countParts(editor)}`, move, 'nudge')
  },
})

export const nudgeUp = nudging('Move up', 'arrowup', { x: 0, y: -grid })
export const nudgeDown = nudging('Move down', 'arrowdown', { x: 0, y: grid })
export const nudgeLeft = nudging('Move left', 'arrowleft', { x: -grid, y: 0 })
export const nudgeRight = nudging('Move right', 'arrowright', { x: grid, y: 0 })

/** The selected nodes as they are drawn. */
function selectedBoxes({ store, canvas }: Editor): Map<string, Box> {
  const { flow, selected } = store.getState()
  return new Map(
    selected.nodes.flatMap((id) => {
      const node = nodeOf(flow, id)
      return node ? [[id, { ...node.position, ...(canvas.current?.sizeOf(id) ?? cardSize) }] as const] : []
    }),
  )
}
