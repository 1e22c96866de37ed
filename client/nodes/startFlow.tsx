import { IconPlayerTrackNext } from '@tabler/icons-react'
import { JsonForm } from './JsonForm.tsx'
import type { NodeView } from './nodeView.ts'

export const startFlow: NodeView<'startFlow'> = {
  icon: IconPlayerTrackNext,
  colour: 'action',
  use: 'Go on in another flow',
  Form: JsonForm,
}
