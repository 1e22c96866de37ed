import '@mantine/spotlight/styles.layer.css'
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight'
import { Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { FlowNode } from '../../../shared/flow/flow.ts'
import type { Names } from '../../../shared/rules/names.ts'
import type { Editor } from '../Editor.ts'
import { summaryOf, titleOf } from '../edits/describeNode.ts'
import { useNames } from '../names/NamesContext.tsx'
import { NodeIcon } from '../palette/NodeIcon.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import type { Command } from './command.ts'
import classes from './commands.module.css'
import { allCommands } from './commands.ts'
import { writeKeys } from './shortcut.ts'

/** Every command, and every node by name, sentence or id, behind Ctrl+K. */
export function CommandSearch() {
  const [isOpen, setIsOpen] = useState(false)
  // Closed, it follows nothing: a large flow would list all its nodes anew with every key pressed in a form.
  const actions = useActions(isOpen)
  return (
    <Spotlight
      actions={actions}
      onSpotlightOpen={() => setIsOpen(true)}
      onSpotlightClose={() => setIsOpen(false)}
      shortcut="mod + K"
      tagsToIgnore={[]}
      limit={12}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound="No command and no node is called that."
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.22, blur: 0 }}
      classNames={{
        search: classes.search ?? '',
        actionsGroup: classes.group ?? '',
        action: classes.action ?? '',
        actionDescription: classes.about ?? '',
      }}
      searchProps={{
        placeholder: 'Search commands and nodes',
        'aria-label': 'Search commands and nodes',
        leftSection: <IconSearch size={18} stroke={1.75} aria-hidden />,
      }}
    />
  )
}

function useActions(isOpen: boolean): SpotlightActionGroupData[] {
  const editor = useOpenEditor()
  const names = useNames()
  useEditor((state) => isOpen && state.selected)
  const flow = useEditor((state) => (isOpen ? state.flow : null))
  if (!flow) return []
  const groups = (['Edit', 'Arrange', 'View', 'Flow'] as const).map((group) => ({
    group,
    actions: allCommands
      .filter((command) => command.group === group && command.isEnabled(editor))
      .map((command) => commandAction(editor, command)),
  }))
  // Last, so that they are met only by whoever looks for them.
  const notNow = allCommands
    .filter((command) => command.needs !== undefined && !command.isEnabled(editor))
    .map((command) => refusedAction(editor, command))
  return [
    ...groups,
    { group: 'Nodes', actions: flow.nodes.map((node) => nodeAction(editor, node, names)) },
    { group: 'Not now', actions: notNow },
  ]
}

const commandAction = (editor: Editor, command: Command): SpotlightActionData => ({
  id: command.id,
  label: command.label(editor),
  onClick: () => command.run(editor),
  rightSection: command.keys[0] ? <kbd className={classes.keys}>{writeKeys(command.keys[0])}</kbd> : null,
})

const refusedAction = (editor: Editor, command: Command): SpotlightActionData => ({
  ...commandAction(editor, command),
  description: command.needs ?? '',
  disabled: true,
})

const nodeAction = ({ store, canvas }: Editor, node: FlowNode, names: Names): SpotlightActionData => ({
  id: `node-${node.id}`,
  label: titleOf(node),
  description: summaryOf(node, names),
  keywords: [node.id, node.type],
  leftSection: <NodeIcon type={node.type} />,
  onClick: () => {
    store.getState().select({ nodes: [node.id] })
    canvas.current?.reveal(node.id)
  },
})
