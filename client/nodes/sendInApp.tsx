import { IconAppWindow } from '@tabler/icons-react'
import { ContentFields, useWriting } from './ContentFields.tsx'
import type { FormProps, NodeView } from './nodeView.ts'
import { Rendering } from './Rendering.tsx'
import { SendingFields } from './SendingFields.tsx'

function SendInAppForm({ data, lacks, onChange }: FormProps<'sendInApp'>) {
  const { title, text, url } = data
  const parts = { title, text, url }
  const write = useWriting(onChange)
  return (
    <>
      <ContentFields channel="inApp" content={parts} lacks={lacks} onChange={write} />
      <Rendering channel="inApp" purpose={data.purpose} parts={parts} />
      <SendingFields data={data} onChange={onChange} />
    </>
  )
}

export const sendInApp: NodeView<'sendInApp'> = {
  icon: IconAppWindow,
  colour: 'action',
  use: 'Inside your app or shop',
  Form: SendInAppForm,
}
