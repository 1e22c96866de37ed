import { IconCalendarEvent } from '@tabler/icons-react'
import { JsonForm } from './JsonForm.tsx'
import type { NodeView } from './nodeView.ts'

export const onDate: NodeView<'onDate'> = {
  icon: IconCalendarEvent,
  colour: 'trigger',
  use: 'Before a renewal, on a birthday',
  Form: JsonForm,
}
