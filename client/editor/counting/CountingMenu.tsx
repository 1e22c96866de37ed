import { NativeSelect, Popover, Stack, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { versionsQuery } from '../../api/flows.ts'
import classes from '../canvas/ZoomMenu.module.css'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { DaysInput } from './DaysInput.tsx'
import { periods, readPeriod, spanUpTo } from './period.ts'
import { sayCounting } from './sayCounting.ts'

/** Whose numbers stand on the canvas: those of one version or all, of all time or of a period. */
export function CountingMenu() {
  const { store, flowId } = useOpenEditor()
  const counting = useEditor((state) => state.counting) ?? {}
  const { version, ...ofPeriod } = counting
  const { period = 'all', days = {} } = ofPeriod
  const versions = useQuery(versionsQuery(flowId)).data?.items ?? []
  if (versions.length === 0) return null
  const ofVersion = version === undefined ? {} : { version }
  const count = store.getState().count
  const said = sayCounting(counting)

  return (
    <Popover position="bottom-end" shadow="md" width={310} trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.zoom ?? ''} aria-label={`Numbers: ${said}`}>
          {said === sayCounting({}) ? 'Numbers' : said}
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
              count({ ...ofPeriod, ...(value !== '' && { version: Number(value) }) })
            }
          />
          <NativeSelect
            label="Visits made in"
            size="xs"
            value={period}
            data={Object.entries(periods).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget: { value } }) => {
              const next = readPeriod(value)
              count({ ...ofVersion, period: next, ...spanUpTo(next, Date.now()) })
            }}
          />
          {period === 'days' && (
            <DaysInput days={days} onChange={(next, span) => count({ ...ofVersion, period, days: next, ...span })} />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
