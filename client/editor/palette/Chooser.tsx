import { useEffect, useRef, useState } from 'react'
import type { NodeType } from '../../../shared/nodes/index.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import type { Choosing } from '../store/view.ts'
import classes from './Chooser.module.css'
import { groupsFor } from './groups.ts'
import { moveAmongItems, NodeList } from './NodeList.tsx'
import { placeNode } from './placeNode.ts'
import { SearchField } from './SearchField.tsx'

/** What should follow here? Opens at the + of an edge and where a new edge was let go over nothing. */
export function Chooser() {
  const choosing = useEditor((state) => state.choosing)
  return choosing && <OpenChooser key={`${choosing.screen.x} ${choosing.screen.y}`} choosing={choosing} />
}

const size = { width: 272, height: 380 }

function OpenChooser({ choosing }: { choosing: Choosing }) {
  const editor = useOpenEditor()
  const [search, setSearch] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const groups = groupsFor(search, { follows: choosing.from !== null })
  const close = () => editor.store.getState().choose(null)

  useEffect(() => input.current?.focus(), [])

  const put = (type: NodeType) => {
    close()
    placeNode(editor, type, choosing)
  }

  const left = Math.max(8, Math.min(choosing.screen.x, innerWidth - size.width - 8))
  const top = Math.max(8, Math.min(choosing.screen.y, innerHeight - size.height - 8))

  return (
    <>
      <div className={classes.behind} onPointerDown={close} />
      <div
        className={classes.chooser}
        role="dialog"
        aria-label="What should follow?"
        data-node-chooser
        style={{ left, top, width: size.width, maxHeight: size.height }}
        onKeyDown={(event) => event.key === 'Escape' && close()}
      >
        <SearchField
          ref={input}
          value={search}
          placeholder="What should follow?"
          onChange={setSearch}
          onKeyDown={(event) => {
            const first = groups[0]?.types[0]
            if (event.key === 'Enter' && first) put(first)
            else moveAmongItems(event)
          }}
        />
        <div className={classes.list}>
          <NodeList groups={groups} onChoose={put} isSearch={search !== ''} />
        </div>
      </div>
    </>
  )
}
