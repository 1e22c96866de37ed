import { IconAppWindow } from '@tabler/icons-react'
import { JsonForm } from './JsonForm.tsx'
import type { NodeView } from './nodeView.ts'

export const sendInApp: NodeView<'sendInApp'> = {
  icon: IconAppWindow,
  colour: 'action',
  use: 'Inside your app or shop',
  Form: JsonForm,
}
