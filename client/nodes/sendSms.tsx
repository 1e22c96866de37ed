import { IconMessage } from '@tabler/icons-react'
import { ContentFields, useWriting } from './ContentFields.tsx'
import type { FormProps, NodeView } from './nodeView.ts'
import { Rendering } from './Rendering.tsx'
import { SendingFields } from './SendingFields.tsx'

function SendSmsForm({ data, lacks, onChange }: FormProps<'sendSms'>) {
  const { text } = data
  const parts = { text }
  const write = useWriting(onChange)
  return (
    <>
      <ContentFields channel="sms" content={parts} lacks={lacks} onChange={write} />
      <Rendering channel="sms" purpose={data.purpose} parts={parts} />
      <SendingFields data={data} onChange={onChange} />
    </>
  )
}

export const sendSms: NodeView<'sendSms'> = {
  icon: IconMessage,
  colour: 'action',
  use: 'A text to their phone',
  Form: SendSmsForm,
}
