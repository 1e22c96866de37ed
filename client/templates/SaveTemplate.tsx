import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useSaveTemplate } from '../api/templates.ts'
import type { FlowDialogProps } from '../flows/flowDialog.ts'
import { GrowingTextarea } from '../ui/GrowingTextarea.tsx'
import { say, sayFault } from '../ui/say.ts'

interface SaveTemplateProps extends Omit<FlowDialogProps, 'flow'> {
  flow: Pick<FlowDialogProps['flow'], 'id' | 'name' | 'description'>
}

/** Keeps a flow as it is drawn now for the team to start from. */
export function SaveTemplate({ flow, isOpen, onClose }: SaveTemplateProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Save “${flow.name}” as a template`}>
      <TemplateForm flow={flow} onClose={onClose} />
    </Modal>
  )
}

function TemplateForm({ flow, onClose }: Omit<SaveTemplateProps, 'isOpen'>) {
  const [name, setName] = useState(flow.name)
  const [description, setDescription] = useState(flow.description)
  const save = useSaveTemplate(flow.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { name: name.trim(), description: description.trim() },
      {
        onSuccess: (template) => {
          say(`“${template.flow.name}” is among the templates.`)
          onClose()
        },
        onError: sayFault,
      },
    )
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm" c="dimmed" lh={1.55}>
          A template is a copy of the draft as it is now, its tests included. Later changes of the flow leave it alone.
        </Text>
        <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
        <GrowingTextarea
          label="What it is for"
          placeholder="When to start from this one"
          minRows={2}
          maxRows={12}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            Save template
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
