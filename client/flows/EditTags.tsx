import { Button, Group, Modal, Stack, TagsInput, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { flowsQuery, useSetTags } from '../api/flows.ts'
import { sayFault } from '../ui/say.ts'
import type { FlowDialogProps } from './flowDialog.ts'
import { tagsOf } from './showFlows.ts'

/** Changes the tags of a flow; those of other flows are suggested. */
export function EditTags({ flow, isOpen, onClose }: FlowDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Tags of “${flow.name}”`}>
      <TagsForm flow={flow} onClose={onClose} />
    </Modal>
  )
}

function TagsForm({ flow, onClose }: Omit<FlowDialogProps, 'isOpen'>) {
  const [tags, setTags] = useState(flow.tags)
  const { data } = useQuery(flowsQuery())
  const save = useSetTags(flow.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(tags, { onSuccess: onClose, onError: sayFault })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TagsInput
          label="Tags"
          placeholder={tags.length === 0 ? 'retention' : ''}
          description="Enter adds one. They find flows again in the list."
          data={tagsOf(data?.items ?? [])}
          value={tags}
          onChange={setTags}
          acceptValueOnBlur
          data-autofocus
        />
        {flow.liveVersion !== null && (
          <Text size="sm" c="dimmed">
            Tags are kept in the flow’s draft. Nobody who is in the flow is touched.
          </Text>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save tags
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
