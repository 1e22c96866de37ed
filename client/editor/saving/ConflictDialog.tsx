import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { FlowAnswer } from '../../../shared/api/answers.ts'
import { formatAgo } from '../../ui/formatMoment.ts'
import { formatMany } from '../../ui/formatNumber.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'

/** Somebody saved this draft elsewhere: both sides, and a choice. Nothing is overwritten before it is made. */
export function ConflictDialog() {
  const { autosave } = useOpenEditor()
  const saving = useStore(autosave.status)
  return saving.state === 'conflict' && <Choice current={saving.current} />
}

function Choice({ current }: { current: FlowAnswer }) {
  const { autosave, store } = useOpenEditor()
  const [isOpen, setIsOpen] = useState(true)
  const mine = store.getState().flow

  const keepMine = () => {
    autosave.adopt(current.flow, current.revision)
    autosave.changed(store.getState().flow)
    void autosave.flush()
  }
  const takeTheirs = () => {
    autosave.adopt(current.flow, current.revision)
    store.getState().change('take what was saved elsewhere', () => current.flow)
  }

  return (
    <Modal opened={isOpen} onClose={() => setIsOpen(false)} title="This flow was changed elsewhere">
      <Stack gap="md">
        <Text size="sm">
          It was saved in another window {formatAgo(current.updatedAt)}, and your own changes are not saved yet. Nothing
          is lost: choose which draft goes on.
        </Text>
        <Text size="sm" c="dimmed">
          Here: {formatMany(mine.nodes.length, 'node')}, {formatMany(mine.edges.length, 'edge')}. Elsewhere:{' '}
          {formatMany(current.flow.nodes.length, 'node')}, {formatMany(current.flow.edges.length, 'edge')}. What you
          take from elsewhere can be undone.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={takeTheirs}>
            Take theirs
          </Button>
          <Button onClick={keepMine}>Keep mine</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
