import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../../shared/api/answers.ts'
import { usePublish } from '../../api/flows.ts'
import { isRefusal } from '../../api/refusal.ts'
import { say } from '../../ui/say.ts'
import { ProblemList } from '../drawer/ProblemList.tsx'
import { useProblems } from '../drawer/useProblems.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'

/** Publishing: a note for the version, or what stands in the way. */
export function PublishDialog() {
  const { store } = useOpenEditor()
  const isOpen = useEditor((state) => state.publishing)
  const close = () => store.getState().show({ publishing: false })
  return (
    <Modal opened={isOpen} onClose={close} title="Publish this flow" size="lg">
      <PublishForm onDone={close} />
    </Modal>
  )
}

function PublishForm({ onDone }: { onDone: () => void }) {
  const { autosave, flowId } = useOpenEditor()
  const [note, setNote] = useState('')
  const publish = usePublish(flowId)
  const problems = useProblems()
  const refused = isRefusal(publish.error, 409) ? problemsOf(publish.error.body) : []
  const errors = refused.length > 0 ? refused : problems.filter((problem) => problem.severity === 'error')
  const warnings = problems.filter((problem) => problem.severity === 'warning')

  const submit = async () => {
    await autosave.flush()
    publish.mutate(note.trim() === '' ? {} : { note: note.trim() }, {
      onSuccess: ({ liveVersion }) => {
        say(`Version ${liveVersion} is live. New journeys take it; open ones finish on theirs.`)
        onDone()
      },
    })
  }

  if (errors.length > 0)
    return (
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {errors.length === 1 ? 'One thing stands' : `${errors.length} things stand`} in the way. Press a line to go
          there.
        </Text>
        <ProblemList problems={errors} onFollow={onDone} />
      </Stack>
    )

  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        New journeys take this version from now on. Whoever is on the way finishes on the version they started with.
      </Text>
      {warnings.length > 0 && <ProblemList problems={warnings} onFollow={onDone} />}
      <Textarea
        label="What changed"
        description="A note for the list of versions. It may stay empty."
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        data-autofocus
      />
      {publish.error && !isRefusal(publish.error, 409) && (
        <Alert color="red" title="Not published">
          {publish.error.message}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button loading={publish.isPending} onClick={() => void submit()}>
          Publish
        </Button>
      </Group>
    </Stack>
  )
}

// A refused publish carries what the check found.
const problemsOf = (body: Readonly<Record<string, unknown>>): Problem[] =>
  Array.isArray(body.problems) ? (body.problems as Problem[]) : []
