import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../../shared/api/answers.ts'
import { usePublish } from '../../api/flows.ts'
import { isRefusal } from '../../api/refusal.ts'
import { GrowingTextarea } from '../../ui/GrowingTextarea.tsx'
import { say } from '../../ui/say.ts'
import { ProblemList } from '../drawer/ProblemList.tsx'
import { useProblems } from '../drawer/useProblems.ts'
import type { Fates } from '../migration/draftChoices.ts'
import { MigrationTable } from '../migration/MigrationTable.tsx'
import { MovingProgress } from '../migration/MovingProgress.tsx'
import { sayAfter, sayBefore, sayUnderWay } from '../migration/sayFates.ts'
import { useMigration } from '../migration/useMigration.ts'
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
  const { autosave, flowId, lifecycle } = useOpenEditor()
  const [note, setNote] = useState('')
  const publish = usePublish(flowId)
  const inside = useMigration(flowId, publish.isPending)
  // What was agreed to: the numbers inside fall while it is done.
  const [agreed, setAgreed] = useState<Fates | null>(null)
  const problems = useProblems()
  const refused = isRefusal(publish.error, 409) ? problemsOf(publish.error.body) : []
  const errors = refused.length > 0 ? refused : problems.filter((problem) => problem.severity === 'error')
  const warnings = problems.filter((problem) => problem.severity === 'warning')
  const isPaused = lifecycle.current?.state.status === 'paused'

  const submit = async () => {
    await autosave.flush()
    const { fates } = inside
    const migrate = inside.request()
    setAgreed(fates)
    const request = { ...(note.trim() !== '' && { note: note.trim() }), ...(migrate && { migrate }) }
    // Somebody may have been the last to leave a version meanwhile.
    const answer = publish.mutateAsync(request, { onSuccess: onDone, onError: () => void inside.look() })
    // Said also where the dialog was closed before all were moved; what went wrong stands in the dialog.
    answer.then(
      ({ liveVersion }) => say(sayAfter(fates, liveVersion ?? 1, isPaused)),
      () => {},
    )
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

  const { migration, choices, choose, fates } = inside
  const moving = agreed && agreed.move + agreed.exit
  if (publish.isPending && moving) return <MovingProgress total={moving} left={migration?.underWay?.left ?? moving} />

  return (
    <Stack gap="md">
      {migration && (
        <Text size="sm" c="dimmed" role="status" mih={migration.items.length > 0 ? '2lh' : undefined}>
          {sayBefore(fates, migration.nextVersion, isPaused)}
        </Text>
      )}
      {migration?.underWay && <Text size="sm">{sayUnderWay(migration.underWay)}</Text>}
      {migration && migration.items.length > 0 && (
        <MigrationTable migration={migration} choices={choices} onChange={choose} />
      )}
      {warnings.length > 0 && <ProblemList problems={warnings} onFollow={onDone} />}
      <GrowingTextarea
        label="What changed"
        description="A note for the list of versions. It may stay empty."
        minRows={2}
        maxRows={12}
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
