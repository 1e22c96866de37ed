import { useState } from 'react'
import type { NodeType } from '../../../shared/nodes/index.ts'
import { findNodes } from '../edits/findNodes.ts'
import { useNames } from '../names/NamesContext.tsx'
import { useOpenEditor } from '../store/EditorContext.tsx'
import { CanvasMatches, goToNode } from './CanvasMatches.tsx'
import { groupsFor } from './groups.ts'
import { moveAmongItems, NodeList } from './NodeList.tsx'
import classes from './Palette.module.css'
import { placeNode } from './placeNode.ts'
import { SearchField } from './SearchField.tsx'

/** All node types, to drag onto the canvas. Enter puts one after the selected card. */
export function Palette() {
  const editor = useOpenEditor()
  const names = useNames()
  const [search, setSearch] = useState('')
  const groups = groupsFor(search)

  const put = (type: NodeType) => {
    const [after, ...others] = editor.store.getState().selected.nodes
    placeNode(editor, type, { at: null, from: after !== undefined && others.length === 0 ? { after } : null })
  }

  return (
    <aside className={classes.palette} aria-label="Palette" data-node-chooser>
      <div className={classes.top}>
        <SearchField
          ref={editor.palette}
          value={search}
          placeholder="Find a node"
          shortcut="/"
          onChange={setSearch}
          onKeyDown={(event) => {
            const first = groups[0]?.types[0]
            const found = first ? undefined : findNodes(editor.store.getState().flow, search, names)[0]
            if (event.key === 'Enter' && first) put(first)
            else if (event.key === 'Enter' && found) goToNode(editor, found.node.id)
            else if (event.key === 'Escape') setSearch('')
            else moveAmongItems(event)
          }}
        />
      </div>
      <div className={classes.list}>
        <CanvasMatches search={search} />
        <NodeList groups={groups} onChoose={put} isDraggable isSearch={search !== ''} />
      </div>
    </aside>
  )
}
