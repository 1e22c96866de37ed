import { Select } from '@mantine/core'
import type { MigrationAnswer } from '../../../shared/api/answers.ts'
import { nodeTypes } from '../../../shared/nodes/index.ts'
import { formatCount } from '../../ui/formatNumber.ts'
import { NodeIcon } from '../palette/NodeIcon.tsx'
import { ChoiceSelect } from './ChoiceSelect.tsx'
import type { DraftChoices, Standing } from './draftChoices.ts'
import { choiceOf, chooseForAll, keyOf } from './draftChoices.ts'
import classes from './MigrationTable.module.css'
import { useTargets } from './useTargets.ts'

interface MigrationTableProps {
  migration: MigrationAnswer
  choices: DraftChoices
  onChange(choices: DraftChoices): void
}

/** Who is inside, node by node, and what is to become of them. */
export function MigrationTable({ migration: { items, nextVersion }, choices, onChange }: MigrationTableProps) {
  const targets = useTargets()
  const versions = Map.groupBy(items, ({ version }) => version)
  const total = items.reduce((sum, { waiting }) => sum + waiting, 0)
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label="Who is inside">
        <thead>
          <tr>
            <th scope="col">Waiting at</th>
            <th scope="col" data-align="end">
              Journeys
            </th>
            <th scope="col">What becomes of them</th>
          </tr>
        </thead>
        {items.length > 1 && (
          <tbody>
            <tr className={classes.all}>
              <th scope="row">Everybody</th>
              <td data-align="end">{formatCount(total)}</td>
              <td>
                <ChoiceForAll items={items} choices={choices} onChange={onChange} />
              </td>
            </tr>
          </tbody>
        )}
        {[...versions].map(([version, standing]) => (
          <tbody key={version}>
            {versions.size > 1 && (
              <tr className={classes.version}>
                <th scope="rowgroup" colSpan={3}>
                  On version {version}
                </th>
              </tr>
            )}
            {standing.map((each) => (
              <tr key={keyOf(each)}>
                <th scope="row">
                  <NodeName standing={each} />
                </th>
                <td data-align="end">{formatCount(each.waiting)}</td>
                <td>
                  <ChoiceSelect
                    standing={each}
                    nextVersion={nextVersion}
                    targets={targets}
                    value={choiceOf(choices, each)}
                    onChange={(choice) => onChange({ ...choices, [keyOf(each)]: choice })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function NodeName({ standing: { type, label } }: { standing: Standing }) {
  const known = nodeTypes.find((definition) => definition.type === type)
  return (
    <span className={classes.node}>
      {known && <NodeIcon type={known.type} />}
      {label}
    </span>
  )
}

interface ChoiceForAllProps {
  items: readonly Standing[]
  choices: DraftChoices
  onChange(choices: DraftChoices): void
}

const forAll = [
  { value: 'finish', label: 'Finish on their version' },
  { value: 'same', label: 'Move to the same node, where it is kept' },
  { value: 'exit', label: 'Exit the flow' },
] as const

/** One choice for all rows; empty while they differ. */
function ChoiceForAll({ items, choices, onChange }: ChoiceForAllProps) {
  const now = JSON.stringify(items.map((each) => choiceOf(choices, each)))
  const isChosen = (value: 'finish' | 'same' | 'exit') => {
    const then = chooseForAll(items, value)
    return JSON.stringify(items.map((each) => choiceOf(then, each))) === now
  }
  return (
    <Select
      aria-label="What becomes of everybody"
      placeholder="Chosen one by one"
      data={forAll}
      value={forAll.find(({ value }) => isChosen(value))?.value ?? null}
      onChange={(text) => {
        const chosen = forAll.find(({ value }) => value === text)
        if (chosen) onChange({ ...choices, ...chooseForAll(items, chosen.value) })
      }}
      allowDeselect={false}
      comboboxProps={{ width: 300, position: 'bottom-end' }}
    />
  )
}
