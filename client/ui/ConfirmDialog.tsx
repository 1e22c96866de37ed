import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useState } from 'react'

interface ConfirmDialogProps {
  isOpen: boolean
  title: string
  /** What will happen, and what will not. */
  children: ReactNode
  /** The verb on the button, e.g. `Delete`. */
  verb: string
  /** Must be typed before the button works: for what cannot be undone. */
  typed?: string
  isBusy?: boolean
  isDanger?: boolean
  onConfirm(): void
  onClose(): void
}

/** Asks before something that is hard to take back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} title={props.title}>
      <Question {...props} />
    </Modal>
  )
}

function Question({ children, verb, typed, isBusy = false, isDanger = true, onConfirm, onClose }: ConfirmDialogProps) {
  const [words, setWords] = useState('')
  const isReady = typed === undefined || words.trim() === typed
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) onConfirm()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text component="div" size="sm" c="dimmed" lh={1.55}>
          {children}
        </Text>
        {typed !== undefined && (
          <TextInput
            label={`Type ${typed} to confirm`}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" {...(isDanger ? { color: 'red' } : {})} loading={isBusy} disabled={!isReady}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
