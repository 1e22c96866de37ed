import { Tooltip, UnstyledButton } from '@mantine/core'
import { useStore } from 'zustand'
import { useOpenEditor } from '../store/EditorContext.tsx'
import type { Saving } from './createAutosave.ts'
import classes from './SavedState.module.css'

const words: Record<Saving['state'], string> = {
  saved: 'Saved',
  changed: 'Saving…',
  saving: 'Saving…',
  offline: 'Offline: kept in this browser, sent when the server is back',
  refused: 'Not saved',
  conflict: 'Edited elsewhere',
}

const wordsFor = (saving: Saving): string =>
  saving.state === 'offline' && !saving.isKept
    ? 'Not saved: the server cannot be reached, and this browser cannot keep it'
    : words[saving.state]

/** Whether the draft is saved, and what to do where it is not. */
export function SavedState() {
  const { autosave, store } = useOpenEditor()
  const saving = useStore(autosave.status)
  const isCalm = saving.state === 'saved' || saving.state === 'changed' || saving.state === 'saving'
  return (
    <span
      className={classes.state}
      role="status"
      data-state={saving.state}
      data-kept={saving.state === 'offline' && saving.isKept ? true : undefined}
    >
      {saving.state === 'refused' ? (
        <Tooltip label={saving.message} multiline maw={320}>
          <span>{words.refused}</span>
        </Tooltip>
      ) : (
        wordsFor(saving)
      )}
      {saving.state === 'conflict' && (
        <UnstyledButton className={classes.retry ?? ''} onClick={() => store.getState().show({ mergingLater: false })}>
          See both sides
        </UnstyledButton>
      )}
      {!isCalm && saving.state !== 'conflict' && (
        <UnstyledButton className={classes.retry ?? ''} onClick={() => void autosave.flush()}>
          Try again
        </UnstyledButton>
      )}
    </span>
  )
}
