import '@mantine/spotlight/styles.layer.css'
import type { SpotlightActionData } from '@mantine/spotlight'
import { Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { summaryOf, titleOf } from '../edits/describeNode.ts'
import { NodeIcon } from '../palette/NodeIcon.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import type { Command } from './command.ts'
import classes from './commands.module.css'
import { allCommands } from './commands.ts'
import { writeKeys } from './shortcut.ts'

/** Every command, and every node by name, sentence or id, behind Ctrl+K. */
export function CommandSearch() {
  const editor = useOpenEditor()
  // Undo's name and what is enabled follow the flow and the selection.
  const flow = useEditor((state) => state.flow)
  useEditor((state) => state.selected)

  const groups = (['Edit', 'View', 'Flow'] as const).map((group) => ({
    group,
    actions: allCommands
      .filter((command) => command.group === group && command.isEnabled(editor))
      .map((command) => actionFor(command)),
  }))
  const nodes: SpotlightActionData[] = flow.nodes.map((node) => ({
    id: `node-${node.id}`,
    label: titleOf(node),
    description: summaryOf(node),
    keywords: [node.id, node.type, summaryOf(node)],
    leftSection: <NodeIcon type={node.type} />,
    onClick: () => {
      editor.store.getState().select({ nodes: [node.id] })
      editor.canvas.current?.reveal(node.id)
    },
  }))

  function actionFor(command: Command): SpotlightActionData {
    return {
      id: command.id,
      label: command.label(editor),
      onClick: () => command.run(editor),
      rightSection: command.keys[0] ? <kbd className={classes.keys}>{writeKeys(command.keys[0])}</kbd> : null,
    }
  }

  return (
    <Spotlight
      actions={[...groups, { group: 'Nodes', actions: nodes }]}
      shortcut="mod + K"
      tagsToIgnore={[]}
      limit={12}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound="No command and no node is called that."
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.22, blur: 0 }}
      classNames={{ search: classes.search ?? '', actionsGroup: classes.group ?? '', action: classes.action ?? '' }}
      searchProps={{
        placeholder: 'Search commands and nodes',
        'aria-label': 'Search commands and nodes',
        leftSection: <IconSearch size={18} stroke={1.75} aria-hidden />,
      }}
    />
  )
}
