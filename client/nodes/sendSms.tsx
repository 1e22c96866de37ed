import { IconMessage } from '@tabler/icons-react'
import { JsonForm } from './JsonForm.tsx'
import type { NodeView } from './nodeView.ts'

export const sendSms: NodeView<'sendSms'> = {
  icon: IconMessage,
  colour: 'action',
  use: 'A text to their phone',
  Form: JsonForm,
}
