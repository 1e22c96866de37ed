import { IconBellRinging } from '@tabler/icons-react'
import { ContentFields, useWriting } from './ContentFields.tsx'
import type { FormProps, NodeView } from './nodeView.ts'
import { Rendering } from './Rendering.tsx'
import { SendingFields } from './SendingFields.tsx'

function SendPushForm({ data, lacks, onChange }: FormProps<'sendPush'>) {
  const { title, text, url } = data
  const parts = { title, text, url }
  const write = useWriting(onChange)
  return (
    <>
      <ContentFields channel="push" content={parts} lacks={lacks} onChange={write} />
      <Rendering channel="push" purpose={data.purpose} parts={parts} />
      <SendingFields data={data} onChange={onChange} />
    </>
  )
}

export const sendPush: NodeView<'sendPush'> = {
  icon: IconBellRinging,
  colour: 'action',
  use: 'A notification on their device',
  Form: SendPushForm,
}
