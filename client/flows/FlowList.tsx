import { Select } from '@mantine/core'
import { useState } from 'react'
import type { FlowListItem } from '../../shared/api/answers.ts'
import { Filters } from '../ui/Filters.tsx'
import { Notice } from '../ui/Notice.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import classes from './FlowList.module.css'
import { FlowRow } from './FlowRow.tsx'
import type { ShownState } from './showFlows.ts'
import { showFlows, shownStates } from './showFlows.ts'

/** The flows with what they do in numbers. */
export function FlowList({ flows }: { flows: readonly FlowListItem[] }) {
  const [search, setSearch] = useState('')
  const [state, setState] = useState<ShownState>('current')
  const shown = showFlows(flows, search, state)
  return (
    <>
      <Filters>
        <SearchBox label="Find a flow by name or tag" value={search} onChange={setSearch} />
        <Select
          aria-label="State"
          w={172}
          data={shownStates}
          value={state}
          onChange={(value) => value && setState(value)}
          allowDeselect={false}
        />
      </Filters>
      {shown.length > 0 ? (
        <ul className={classes.list} aria-label="Flows">
          {shown.map((flow) => (
            <li key={flow.id}>
              <FlowRow flow={flow} />
            </li>
          ))}
        </ul>
      ) : (
        <Notice
          title="No flow matches"
          text="Try fewer words, or look at all states: archived flows are left out otherwise."
        />
      )}
    </>
  )
}
