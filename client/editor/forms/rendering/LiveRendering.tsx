import { ActionIcon, Modal, Tooltip } from '@mantine/core'
import { useDebouncedValue, useDisclosure } from '@mantine/hooks'
import { IconMaximize } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import type { MessageToRender } from '../../../../shared/api/renderings.ts'
import type { Flow } from '../../../../shared/flow/flow.ts'
import { renderingQuery } from '../../../api/renderings.ts'
import { familyOf } from '../../edits/describeNode.ts'
import { useEditor } from '../../store/EditorContext.tsx'
import { FormField } from '../FormField.tsx'
import formClasses from '../forms.module.css'
import { CustomerPicker } from './CustomerPicker.tsx'
import { RenderedMessage } from './RenderedMessage.tsx'
import { useRenderedFor } from './useRenderedFor.ts'

export type LiveRenderingProps = Pick<MessageToRender, 'channel' | 'purpose'> & {
  parts: Readonly<Record<string, string | undefined>>
}

/** It follows when the hand rests. */
const restMs = 350

/** The message as one customer would get it now, while it is written. */
export function LiveRendering({ channel, purpose, parts }: LiveRenderingProps) {
  // As text, so that no other change of the flow makes it another one.
  const [rested] = useDebouncedValue(JSON.stringify({ channel, purpose, parts }), restMs)
  return <RestedRendering written={rested} />
}

/** `written`: the message as JSON. Typing leaves it alone until the hand rests. */
const RestedRendering = memo(function RestedRendering({ written }: { written: string }) {
  const [customerId, choose] = useRenderedFor()
  const [isLarge, { open, close }] = useDisclosure(false)
  const events = useEditor(({ flow }) => JSON.stringify(startEvents(flow)))
  const message: MessageToRender = { ...JSON.parse(written), customerId, events: JSON.parse(events) }
  const { data, error } = useQuery({ ...renderingQuery(message), enabled: message.customerId !== null })
  const rendered = data && <RenderedMessage message={message} rendering={data} />

  return (
    <FormField label="How it arrives" isGroup>
      <div className={formClasses.row}>
        <div className={formClasses.grow}>
          <CustomerPicker value={customerId} onChange={choose} />
        </div>
        <Tooltip label="See it larger">
          <ActionIcon variant="default" size={34} aria-label="See it larger" disabled={!data} onClick={open}>
            <IconMaximize size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {customerId === null && (
        <p className={formClasses.hint}>As soon as there is a customer, it is rendered for them.</p>
      )}
      {error && !data && <p className={formClasses.error}>{error.message}</p>}
      {!isLarge && rendered}
      <Modal opened={isLarge} onClose={close} title="How it arrives" size={760} centered>
        {rendered}
      </Modal>
    </FormField>
  )
})

/** The events that customers come in by. */
const startEvents = ({ nodes }: Flow): string[] =>
  nodes.flatMap((node) => (familyOf(node) === 'trigger' && 'event' in node.data ? [String(node.data.event)] : []))
