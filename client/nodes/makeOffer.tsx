import { IconGift } from '@tabler/icons-react'
import { JsonForm } from './JsonForm.tsx'
import type { NodeView } from './nodeView.ts'

export const makeOffer: NodeView<'makeOffer'> = {
  icon: IconGift,
  colour: 'action',
  use: 'A gift, a discount, credit',
  Form: JsonForm,
}
