import { summaryOf, titleOf } from '../edits/describeNode.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { NodeIcon } from './NodeIcon.tsx'
import classes from './NodeList.module.css'

const most = 8

/** The nodes on the canvas that a search finds by name, sentence, type or id; choosing one goes there. */
export function CanvasMatches({ search }: { search: string }) {
  const { store, canvas } = useOpenEditor()
  const nodes = useEditor((state) => state.flow.nodes)
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return null
  const found = nodes
    .filter((node) => `${titleOf(node)} ${summaryOf(node)} ${node.type} ${node.id}`.toLowerCase().includes(wanted))
    .slice(0, most)
  if (found.length === 0) return null
  return (
    <section aria-label="In this flow">
      <h2 className={classes.group}>In this flow</h2>
      {found.map((node) => (
        <button
          key={node.id}
          type="button"
          className={classes.item}
          data-node-type={node.type}
          onClick={() => {
            store.getState().select({ nodes: [node.id] })
            canvas.current?.reveal(node.id, { focus: true })
          }}
        >
          <NodeIcon type={node.type} />
          <span className={classes.words}>
            <b>{titleOf(node)}</b>
            <span>{summaryOf(node)}</span>
          </span>
        </button>
      ))}
    </section>
  )
}
