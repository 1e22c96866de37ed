import { Select } from '@mantine/core'
import { IconCalendarRepeat } from '@tabler/icons-react'
import { sayZone } from '../../shared/engine/calendar.ts'
import { Example } from '../editor/forms/Example.tsx'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import { useZone } from '../editor/preview/useZone.ts'
import { SegmentSelect } from '../segments/SegmentSelect.tsx'
import { zones } from '../ui/zones.ts'
import { nextRuns } from './nextMoments.ts'
import type { FormProps, NodeView } from './nodeView.ts'
import { ScheduleTimes } from './ScheduleTimes.tsx'

function OnScheduleForm({ data, lacks, onChange }: FormProps<'onSchedule'>) {
  const { cron, zone, segmentId } = data
  const workspaceZone = useZone()
  const [next, ...later] = nextRuns(data, Temporal.Now.instant().epochMilliseconds, 3)
  return (
    <>
      <FormField label="When it is" isGroup error={errorAt(lacks, 'cron')}>
        <ScheduleTimes cron={cron} onChange={(next, field) => onChange({ cron: next }, field)} />
      </FormField>
      <FormField
        label="by the clock of"
        error={errorAt(lacks, 'zone')}
        hint={zone === '' ? `Your workspace lives by ${workspaceZone}.` : undefined}
      >
        {(id) => (
          <Select
            id={id}
            placeholder={workspaceZone}
            data={zones()}
            limit={60}
            searchable
            allowDeselect={false}
            value={zone || null}
            onChange={(chosen) => chosen && onChange({ zone: chosen }, 'zone')}
          />
        )}
      </FormField>
      <FormField
        label="start a journey of everyone in"
        error={errorAt(lacks, 'segmentId')}
        hint="Whoever is in the segment at that moment. The audience, re-entry and concurrency of the flow hold for each."
      >
        {(id) => (
          <SegmentSelect
            id={id}
            label="start a journey of everyone in"
            value={segmentId}
            onChange={(chosen) => onChange({ segmentId: chosen }, 'segmentId')}
          />
        )}
      </FormField>
      {next && (
        <Example>
          Next on <b>{next}</b>
          {later.length > 0 && `, then ${later.join(', then ')}`}, in {sayZone(zone)}.
        </Example>
      )}
    </>
  )
}

export const onSchedule: NodeView<'onSchedule'> = {
  icon: IconCalendarRepeat,
  colour: 'trigger',
  use: 'Every Monday, for a whole segment',
  Form: OnScheduleForm,
}
