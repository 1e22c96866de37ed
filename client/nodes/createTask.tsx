import { IconChecklist } from '@tabler/icons-react'
import { JsonForm } from './JsonForm.tsx'
import type { NodeView } from './nodeView.ts'

export const createTask: NodeView<'createTask'> = {
  icon: IconChecklist,
  colour: 'action',
  use: 'Something a person does',
  Form: JsonForm,
}
