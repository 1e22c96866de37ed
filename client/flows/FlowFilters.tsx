import { Select } from '@mantine/core'
import { IconArrowsSort, IconTag } from '@tabler/icons-react'
import { Filters } from '../ui/Filters.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { orderChoices, stateChoices } from './showFlows.ts'
import type { useFlowView } from './useFlowView.ts'

/** What to look for among the flows, and in which order. */
export function FlowFilters({ shown, tags }: { shown: ReturnType<typeof useFlowView>; tags: readonly string[] }) {
  const { view, setSearch, setState, setTag, setOrder } = shown
  return (
    <Filters>
      <SearchBox label="Find a flow by name or tag" value={view.search} onChange={setSearch} />
      <Select
        aria-label="State"
        w={164}
        data={stateChoices}
        value={view.state}
        onChange={(state) => state && setState(state)}
        allowDeselect={false}
      />
      {(tags.length > 0 || view.tag !== null) && (
        <Select
          aria-label="Tag"
          placeholder="Any tag"
          w={164}
          leftSection={<IconTag {...icon} />}
          data={view.tag === null || tags.includes(view.tag) ? [...tags] : [view.tag, ...tags]}
          value={view.tag}
          onChange={setTag}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Any tag' }}
        />
      )}
      <Select
        aria-label="Order"
        w={176}
        leftSection={<IconArrowsSort {...icon} />}
        data={orderChoices}
        value={view.order}
        onChange={(order) => order && setOrder(order)}
        allowDeselect={false}
      />
    </Filters>
  )
}

const icon = { size: 15, stroke: 1.7, 'aria-hidden': true } as const
