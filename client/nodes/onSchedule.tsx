import { IconCalendarRepeat } from '@tabler/icons-react'
import { JsonForm } from './JsonForm.tsx'
import type { NodeView } from './nodeView.ts'

export const onSchedule: NodeView<'onSchedule'> = {
  icon: IconCalendarRepeat,
  colour: 'trigger',
  use: 'Every Monday, for a whole segment',
  Form: JsonForm,
}
