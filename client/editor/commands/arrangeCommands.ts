import type { Flow, NodePosition } from '../../../shared/flow/flow.ts'
import type { Size } from '../../../shared/flow/layout.ts'
import type { Editor } from '../Editor.ts'
import type { Alignment } from '../edits/align.ts'
import { align, distribute } from '../edits/align.ts'
import type { Box } from '../edits/box.ts'
import { cardSize, grid } from '../edits/cardSize.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { moveNodes } from '../edits/moveNodes.ts'
import { tidy } from '../edits/tidy.ts'
import type { Command } from './command.ts'
import { countParts, hasNodes } from './command.ts'

const aligning = (to: Alignment, label: string, keys: string): Command => ({
  id: `align-${to}`,
  group: 'Arrange',
  label: () => label,
  keys: [keys],
  isEnabled: ({ store }) => store.getState().selected.nodes.length > 1,
  needs: 'Select two cards first.',
  run: (editor) =>
    arrange(editor, `align ${countParts(editor)} ${to}`, (flow) => align(flow, selectedBoxes(editor), to)),
})

const distributing = (axis: 'x' | 'y', label: string, keys: string): Command => ({
  id: `distribute-${axis}`,
  group: 'Arrange',
  label: () => label,
  keys: [keys],
  isEnabled: ({ store }) => store.getState().selected.nodes.length > 2,
  needs: 'Select three cards first.',
  run: (editor) =>
    arrange(editor, `distribute ${countParts(editor)}`, (flow) => distribute(flow, selectedBoxes(editor), axis)),
})

export const alignLeft = aligning('left', 'Align left', 'alt+a')
export const alignCentre = aligning('centre', 'Align centres', 'alt+h')
export const alignRight = aligning('right', 'Align right', 'alt+d')
export const alignTop = aligning('top', 'Align top', 'alt+w')
export const alignMiddle = aligning('middle', 'Align middles', 'alt+v')
export const alignBottom = aligning('bottom', 'Align bottom', 'alt+s')
export const distributeAcross = distributing('x', 'Distribute horizontally', 'alt+shift+h')
export const distributeDown = distributing('y', 'Distribute vertically', 'alt+shift+v')

export const tidyUp: Command = {
  id: 'tidy',
  group: 'Arrange',
  label: () => 'Tidy up',
  keys: ['shift+t'],
  isEnabled: ({ store }) => store.getState().flow.nodes.length > 1,
  needs: 'Draw two cards first.',
  run: (editor) => {
    const { flow } = editor.store.getState()
    arrange(editor, 'tidy up', () =>
      tidy(
        flow,
        flow.nodes.map((node) => node.id),
        sizeIn(editor),
      ),
    )
    requestAnimationFrame(() => editor.canvas.current?.fit())
  },
}

export const tidySelection: Command = {
  id: 'tidySelection',
  group: 'Arrange',
  label: () => 'Tidy up the selection',
  keys: ['alt+t'],
  isEnabled: ({ store }) => store.getState().selected.nodes.length > 1,
  needs: 'Select two cards first.',
  run: (editor) => {
    const { selected } = editor.store.getState()
    arrange(editor, `tidy up ${countParts(editor)}`, (flow) => tidy(flow, selected.nodes, sizeIn(editor)))
  },
}

const nudging = (label: string, arrow: string, by: NodePosition): Command => ({
  id: `nudge-${arrow}`,
  group: 'Arrange',
  label: () => label,
  keys: [`shift+${arrow}`],
  isEnabled: hasNodes,
  needs: 'Select a card first.',
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

/** One undo entry, to which the cards glide. */
function arrange({ store, canvas }: Editor, did: string, edit: (flow: Flow) => Flow): void {
  const change = () => store.getState().change(did, edit)
  if (canvas.current) canvas.current.glide(change)
  else change()
}

const sizeIn =
  ({ canvas }: Editor) =>
  (id: string): Size =>
    canvas.current?.sizeOf(id) ?? cardSize

/** The selected nodes as they are drawn. */
function selectedBoxes(editor: Editor): Map<string, Box> {
  const { flow, selected } = editor.store.getState()
  return new Map(
    selected.nodes.flatMap((id) => {
      const node = nodeOf(flow, id)
      return node ? [[id, { ...node.position, ...sizeIn(editor)(id) }] as const] : []
    }),
  )
}
