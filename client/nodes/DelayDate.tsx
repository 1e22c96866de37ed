import { Select, TextInput } from '@mantine/core'
import type { NodeData } from '../../shared/nodes/index.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import type { FormLack } from '../editor/forms/formLack.ts'
import { errorAt } from '../editor/forms/formLack.ts'
import { DateOfTheirs } from './DateOfTheirs.tsx'

type Until = NonNullable<NodeData<'delay'>['until']>

interface DelayDateProps {
  until: NodeData<'delay'>['until']
  lacks: readonly FormLack[]
  onChange(patch: { [K in keyof Until]?: Until[K] | undefined }, field: string): void
}

const kinds = [
  { value: 'none', label: 'No particular day' },
  { value: 'date', label: 'A day in the calendar' },
  { value: 'field', label: 'A date of the customer' },
]

/** The day a delay ends on: any, one in the calendar, or one that the customer brings along. */
export function DelayDate({ until, lacks, onChange }: DelayDateProps) {
  const kind = until?.field !== undefined ? 'field' : until?.date !== undefined ? 'date' : 'none'
  const choose = (next: string | null) => {
    const today = Temporal.Now.plainDateISO()
    if (next === 'date')
      onChange({ date: today.add({ days: 7 }).toString(), field: undefined, offset: undefined }, 'day')
    else if (next === 'field') onChange({ field: 'customer.traits.renewal_date', date: undefined }, 'day')
    else onChange({ date: undefined, field: undefined, offset: undefined }, 'day')
  }

  return (
    <>
      <FormField label="on a certain day" error={errorAt(lacks, 'until', 'date')}>
        {(id) => <Select id={id} data={kinds} value={kind} allowDeselect={false} onChange={choose} />}
      </FormField>
      {kind === 'date' && (
        <TextInput
          type="date"
          aria-label="Day"
          value={until?.date ?? ''}
          onChange={(event) => onChange({ date: event.currentTarget.value }, 'date')}
        />
      )}
      {kind === 'field' && (
        <FormField
          label="Which date of theirs"
          isGroup
          error={errorAt(lacks, 'until', 'field') ?? errorAt(lacks, 'until', 'offset')}
        >
          <DateOfTheirs
            field={until?.field ?? ''}
            offset={until?.offset}
            setting={{}}
            onField={(field) => onChange({ field }, 'field')}
            onOffset={(offset, part) => onChange({ offset }, part)}
          />
        </FormField>
      )}
    </>
  )
}
