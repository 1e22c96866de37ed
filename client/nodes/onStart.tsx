import { IconPlayerPlay } from '@tabler/icons-react'
import { Example } from '../editor/forms/Example.tsx'
import type { NodeView } from './nodeView.ts'

function OnStartForm() {
  return (
    <Example>
      Somebody enters here when another flow or your own program starts this flow for them. There is nothing to set.
    </Example>
  )
}

export const onStart: NodeView<'onStart'> = {
  icon: IconPlayerPlay,
  colour: 'trigger',
  use: 'Another flow or your program says when',
  Form: OnStartForm,
}
