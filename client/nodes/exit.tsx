import { SegmentedControl } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { Example } from '../editor/forms/Example.tsx'
import { FormField } from '../editor/forms/FormField.tsx'
import type { FormProps, NodeView } from './nodeView.ts'

const outcomes = [
  { value: 'won', label: 'Won' },
  { value: 'neutral', label: 'Neutral' },
  { value: 'lost', label: 'Lost' },
] as const

function ExitForm({ data, onChange }: FormProps<'exit'>) {
  return (
    <>
      <FormField label="Count this end as" isGroup>
        <SegmentedControl
          fullWidth
          aria-label="Count this end as"
          data={[...outcomes]}
          value={data.outcome}
          // The control offers nothing but outcomes.
          onChange={(outcome) => onChange({ outcome: outcome as typeof data.outcome }, 'outcome')}
        />
      </FormField>
      <Example>The journey ends here as completed. Conversions are counted by the flow’s goal, not by this.</Example>
    </>
  )
}

export const exit: NodeView<'exit'> = { icon: IconFlag, colour: 'exit', use: 'The journey ends here', Form: ExitForm }
