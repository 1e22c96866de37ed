import { NativeSelect, Popover, Stack, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { versionsQuery } from '../../api/flows.ts'
import classes from '../canvas/ZoomMenu.module.css'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { periods, readPeriod, startOf } from './period.ts'

/** Whose numbers stand on the canvas: those of one version or all, of all time or since a moment. */
export function CountingMenu() {
  const { store, flowId } = useOpenEditor()
  const counting = useEditor((state) => state.counting) ?? {}
  const { period = 'all', from, version } = counting
  const versions = useQuery(versionsQuery(flowId)).data?.items ?? []
  const count = store.getState().count
  if (versions.length === 0) return null
  const said = `${version === undefined ? 'All versions' : `Version ${version}`}, ${periods[period].toLowerCase()}`

  return (
    <Popover position="bottom-end" shadow="md" width={230} trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.zoom ?? ''} aria-label={`Numbers: ${said}`}>
          {version === undefined && period === 'all' ? 'Numbers' : said}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <NativeSelect
            label="Numbers of"
            size="xs"
            value={version ?? ''}
            data={[
              { value: '', label: 'All versions' },
              ...versions.map((one) => ({ value: String(one.version), label: `Version ${one.version}` })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              count({ period, ...(from && { from }), ...(value !== '' && { version: Number(value) }) })
            }
          />
          <NativeSelect
            label="Visits made in"
            size="xs"
            value={period}
            data={Object.entries(periods).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget: { value } }) => {
              const next = readPeriod(value)
              const since = startOf(next, Date.now())
              count({ period: next, ...(since && { from: since }), ...(version !== undefined && { version }) })
            }}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
