import { Select } from '@mantine/core'
import type { Choice } from '../../../shared/engine/migration.ts'
import type { Standing } from './draftChoices.ts'
import classes from './MigrationTable.module.css'
import type { Target } from './useTargets.ts'

interface ChoiceSelectProps {
  standing: Standing
  nextVersion: number
  targets: readonly Target[]
  value: Choice
  onChange(choice: Choice): void
}

/** What becomes of those who stand at one node. */
export function ChoiceSelect({ standing, nextVersion, targets, value, onChange }: ChoiceSelectProps) {
  const { version, label, suggestion } = standing
  const same = suggestion === 'finish' || suggestion === 'exit' ? null : suggestion.moveTo
  // The node that they stand at comes first, as it is what most people mean.
  const ordered = targets.toSorted((a, b) => Number(b.nodeId === same) - Number(a.nodeId === same))
  const hints = new Map(ordered.map(({ nodeId, summary }) => [nodeId, nodeId === same ? 'The same node' : summary]))
  return (
    <Select
      aria-label={`What becomes of those at “${label}” of version ${version}`}
      data={[
        {
          group: `Stay out of version ${nextVersion}`,
          items: [
            { value: 'finish', label: `Finish on version ${version}` },
            { value: 'exit', label: 'Exit the flow' },
          ],
        },
        {
          group: `Go on in version ${nextVersion}`,
          items: ordered.map(({ nodeId, title }) => ({ value: `${moveTo}${nodeId}`, label: `Move to “${title}”` })),
        },
      ]}
      value={typeof value === 'string' ? value : `${moveTo}${value.moveTo}`}
      onChange={(text) => text && onChange(read(text))}
      searchable={ordered.length > 8}
      allowDeselect={false}
      maxDropdownHeight={300}
      nothingFoundMessage="No node is called that"
      comboboxProps={{ width: 300, position: 'bottom-end' }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          {option.label}
          {hints.has(idIn(option.value)) && <small>{hints.get(idIn(option.value))}</small>}
        </span>
      )}
    />
  )
}

// A colon stands in no id, so a node called "exit" is no exit.
const moveTo = 'move:'

const idIn = (text: string): string => (text.startsWith(moveTo) ? text.slice(moveTo.length) : '')

const read = (text: string): Choice => (text === 'finish' || text === 'exit' ? text : { moveTo: idIn(text) })
