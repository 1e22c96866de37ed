import { IconBellRinging } from '@tabler/icons-react'
import { JsonForm } from './JsonForm.tsx'
import type { NodeView } from './nodeView.ts'

export const sendPush: NodeView<'sendPush'> = {
  icon: IconBellRinging,
  colour: 'action',
  use: 'A notification on their device',
  Form: JsonForm,
}
