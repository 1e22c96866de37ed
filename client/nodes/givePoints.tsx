import { IconCoins } from '@tabler/icons-react'
import { JsonForm } from './JsonForm.tsx'
import type { NodeView } from './nodeView.ts'

export const givePoints: NodeView<'givePoints'> = {
  icon: IconCoins,
  colour: 'action',
  use: 'Loyalty points, with a reason',
  Form: JsonForm,
}
