import { IconCornerDownRight } from '@tabler/icons-react'
import { memo } from 'react'
import { cardName } from '../canvas/cardName.ts'
import { lacksOf, titleOf } from '../edits/describeNode.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { useNames } from '../names/NamesContext.tsx'
import { NodeIcon } from '../palette/NodeIcon.tsx'
import { useEditor } from '../store/EditorContext.tsx'
import classes from './Outline.module.css'
import type { OutlineRow } from './outlineRows.ts'

interface OutlineLineProps {
  row: OutlineRow
  top: number
  isActive: boolean
  isSelected: boolean
  onPress(): void
  onOpen(): void
}

/** One line of the outline. The keyboard is on the list, which names the line that is active. */
export const OutlineLine = memo(function OutlineLine({ row, top, isActive, isSelected, ...on }: OutlineLineProps) {
  const names = useNames()
  const name = useEditor((state) => {
    const words =
      row.kind === 'node' ? cardName(state.flow, row.id, names) : leadsTo(row, titleIn(state.flow, row.edge?.target))
    return row.label ? `${row.label}: ${words}` : words
  })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's
    // biome-ignore lint/a11y/useFocusableInteractive: the list names it as its active descendant
    <div
      id={`outline-${row.key}`}
      className={classes.line}
      role="treeitem"
      aria-label={name}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.count}
      aria-selected={isSelected}
      data-active={isActive || undefined}
      title={name}
      style={{ top, paddingLeft: 8 + (row.level - 1) * 14 }}
      onClick={on.onPress}
      onDoubleClick={on.onOpen}
    >
      {row.label && <span className={classes.handle}>{row.label}</span>}
      {row.kind === 'node' ? <NodeWords id={row.id} /> : <WayWords row={row} />}
    </div>
  )
})

function NodeWords({ id }: { id: string }) {
  const node = useEditor((state) => nodeOf(state.flow, id))
  if (!node) return null
  return (
    <>
      <NodeIcon type={node.type} />
      <b data-off={node.data.disabled || undefined}>
        {node.type === 'note' ? node.data.text || 'Note' : titleOf(node)}
      </b>
      {lacksOf(node).length > 0 && <i className={classes.lack} title="Not finished" />}
    </>
  )
}

type Way = Extract<OutlineRow, { kind: 'way' }>

function WayWords({ row }: { row: Way }) {
  const title = useEditor((state) => titleIn(state.flow, row.edge?.target))
  return (
    <span className={classes.way}>
      {row.edge && <IconCornerDownRight size={14} stroke={1.75} aria-hidden />}
      {row.edge ? title : 'Leads nowhere yet'}
    </span>
  )
}

const leadsTo = (row: Way, title: string): string => (row.edge ? `Goes on to “${title}”` : 'Leads nowhere yet')

const titleIn = (flow: Parameters<typeof nodeOf>[0], id: string | undefined): string => {
  const node = id === undefined ? undefined : nodeOf(flow, id)
  return node ? titleOf(node) : ''
}
