import { IconUsersGroup } from '@tabler/icons-react'
import { JsonForm } from './JsonForm.tsx'
import type { NodeView } from './nodeView.ts'

export const onSegment: NodeView<'onSegment'> = {
  icon: IconUsersGroup,
  colour: 'trigger',
  use: 'When somebody joins or leaves a segment',
  Form: JsonForm,
}
