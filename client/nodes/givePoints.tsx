import { NumberInput } from '@mantine/core'
import { IconCoins } from '@tabler/icons-react'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import { TemplateInput } from '../editor/forms/TemplateInput.tsx'
import type { FormProps, NodeView } from './nodeView.ts'

function GivePointsForm({ data, lacks, onChange }: FormProps<'givePoints'>) {
  return (
    <>
      <FormField
        label="Give this many points"
        hint="A number below zero takes points back. The balance may fall below zero, too."
        error={errorAt(lacks, 'points')}
      >
        {(id) => (
          <NumberInput
            id={id}
            w={140}
            allowDecimal={false}
            hideControls
            value={data.points}
            onChange={(points) => onChange({ points: Number(points) || 0 }, 'points')}
          />
        )}
      </FormField>
      <FormField label="for" error={errorAt(lacks, 'reason')}>
        {(id) => (
          <TemplateInput
            id={id}
            placeholder="the third order"
            value={data.reason}
            onChange={(reason) => onChange({ reason }, 'reason')}
          />
        )}
      </FormField>
    </>
  )
}

export const givePoints: NodeView<'givePoints'> = {
  icon: IconCoins,
  colour: 'action',
  use: 'Loyalty points, with a reason',
  Form: GivePointsForm,
}
