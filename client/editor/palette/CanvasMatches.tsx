import { useMemo } from 'react'
import type { Editor } from '../Editor.ts'
import { titleOf } from '../edits/describeNode.ts'
import { findNodes } from '../edits/findNodes.ts'
import { useNames } from '../names/NamesContext.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { NodeIcon } from './NodeIcon.tsx'
import classes from './NodeList.module.css'

const most = 8

/** The nodes on the canvas that a search finds by name, text, type or id; choosing one goes there. */
export function CanvasMatches({ search }: { search: string }) {
  const editor = useOpenEditor()
  const flow = useEditor((state) => state.flow)
  const names = useNames()
  const found = useMemo(() => findNodes(flow, search, names).slice(0, most), [flow, search, names])
  if (found.length === 0) return null
  return (
    <section aria-label="In this flow">
      <h2 className={classes.group}>In this flow</h2>
      {found.map(({ node, says }) => (
        <button
          key={node.id}
          type="button"
          className={classes.item}
          data-node-type={node.type}
          onClick={() => goToNode(editor, node.id)}
        >
          <NodeIcon type={node.type} />
          <span className={classes.words}>
            <b>{titleOf(node)}</b>
            <span>{says}</span>
          </span>
        </button>
      ))}
    </section>
  )
}

/** Selects a node and brings it, and the keyboard, there. */
export function goToNode({ store, canvas }: Editor, id: string): void {
  store.getState().select({ nodes: [id] })
  canvas.current?.reveal(id, { focus: true })
}
