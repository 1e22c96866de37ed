import { IconMessages } from '@tabler/icons-react'
import { JsonForm } from './JsonForm.tsx'
import type { NodeView } from './nodeView.ts'

export const sendMessage: NodeView<'sendMessage'> = {
  icon: IconMessages,
  colour: 'action',
  use: 'On the channel they prefer',
  Form: JsonForm,
}
