import { Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { connect } from '../edits/connect.ts'
import { familyOf, handlesOf, summaryOf, titleOf } from '../edits/describeNode.ts'
import { flowOrder } from '../edits/flowOrder.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { whyNotConnect } from '../edits/whyNotConnect.ts'
import { useNames } from '../names/NamesContext.tsx'
import { NodeIcon } from '../palette/NodeIcon.tsx'
import list from '../palette/NodeList.module.css'
import { moveAmongItems } from '../palette/NodeList.tsx'
import { SearchField } from '../palette/SearchField.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './ConnectDialog.module.css'

/** Draws an edge without a mouse: by which output, and to which node. */
export function ConnectDialog() {
  const { store } = useOpenEditor()
  const connecting = useEditor((state) => state.connecting)
  return (
    <Modal
      opened={connecting !== null}
      onClose={() => store.getState().show({ connecting: null })}
      title="Lead to which node?"
      size="md"
    >
      {connecting && <Targets key={connecting.source} {...connecting} />}
    </Modal>
  )
}

function Targets({ source, sourceHandle }: { source: string; sourceHandle: string }) {
  const { store } = useOpenEditor()
  const names = useNames()
  const flow = useEditor((state) => state.flow)
  const [handle, setHandle] = useState(sourceHandle)
  const [search, setSearch] = useState('')
  const from = nodeOf(flow, source)
  const handles = from ? handlesOf(from) : []
  const wanted = search.trim().toLowerCase()
  const choices = flowOrder(flow)
    .filter((node) => node.id !== source && familyOf(node) !== 'canvas')
    .filter((node) => `${titleOf(node)} ${node.type} ${node.id}`.toLowerCase().includes(wanted))
    .map((node) => ({ node, why: whyNotConnect(flow, { source, sourceHandle: handle, target: node.id }) }))

  const lead = (target: string) => {
    const { change, show } = store.getState()
    change('connect two nodes', (now) => connect(now, { source, sourceHandle: handle, target }))
    show({ connecting: null })
  }

  return (
    <div data-node-chooser>
      {handles.length > 1 && (
        <SegmentedControl
          fullWidth
          mb={10}
          size="xs"
          aria-label="By which output"
          data={handles.map(({ id, label }) => ({ value: id, label: label || id }))}
          value={handle}
          onChange={setHandle}
        />
      )}
      <SearchField
        value={search}
        placeholder="Find a node of this flow"
        onChange={setSearch}
        onKeyDown={(event) => {
          const first = choices.find(({ why }) => why === null)
          if (event.key === 'Enter' && first) lead(first.node.id)
          else moveAmongItems(event)
        }}
        hasFocus
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows only move among the buttons inside */}
      <div className={classes.list} onKeyDown={moveAmongItems}>
        {choices.map(({ node, why }) => (
          <button
            key={node.id}
            type="button"
            className={list.item}
            data-node-type={node.type}
            aria-disabled={why !== null}
            onClick={() => why === null && lead(node.id)}
          >
            <NodeIcon type={node.type} />
            <span className={list.words}>
              <b>{titleOf(node)}</b>
              <span>{why ?? summaryOf(node, names)}</span>
            </span>
          </button>
        ))}
        {choices.length === 0 && <p className={list.none}>No node of this flow is called that.</p>}
      </div>
    </div>
  )
}
