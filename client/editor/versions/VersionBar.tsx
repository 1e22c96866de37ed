import { ActionIcon, Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { versionsQuery } from '../../api/flows.ts'
import { formatMoment } from '../../ui/formatMoment.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import type { DraftOrVersion, Looking } from '../store/view.ts'
import classes from './Overlay.module.css'
import { saySide } from './saySide.ts'
import { useRestore } from './useRestore.ts'

interface VersionBarProps {
  looking: Looking
  isText: boolean
  onText(isText: boolean): void
}

/** What is shown, what it is compared with, and how. */
export function VersionBar({ looking: { shown, against }, isText, onText }: VersionBarProps) {
  const { store, flowId } = useOpenEditor()
  const versions = useQuery(versionsQuery(flowId)).data?.items ?? []
  const restore = useRestore()
  const look = store.getState().look
  const sides = [
    { value: 'draft', label: 'Draft' },
    ...versions.map(({ version, publishedAt, publishedBy }) => ({
      value: String(version),
      label: `${saySide(version)} · ${formatMoment(publishedAt)} by ${publishedBy}`,
    })),
  ]
  const numbered = typeof shown === 'number' ? shown : typeof against === 'number' ? against : null

  return (
    <header className={classes.bar}>
      <NativeSelect
        aria-label="Show"
        size="xs"
        className={classes.choice ?? ''}
        data={sides}
        value={String(shown)}
        onChange={(event) => look({ shown: readSide(event.currentTarget.value), against })}
      />
      <span className={classes.quiet}>compared with</span>
      <NativeSelect
        aria-label="Compared with"
        size="xs"
        className={classes.choice ?? ''}
        data={[{ value: '', label: 'Nothing' }, ...sides]}
        value={against === null ? '' : String(against)}
        onChange={({ currentTarget: { value } }) => look({ shown, against: value === '' ? null : readSide(value) })}
      />
      <SegmentedControl
        aria-label="See it"
        size="xs"
        data={[
          { value: 'canvas', label: 'On the canvas' },
          { value: 'text', label: 'As text' },
        ]}
        value={isText ? 'text' : 'canvas'}
        onChange={(value) => onText(value === 'text')}
      />
      <span className={classes.space} />
      {numbered !== null && (
        <Button size="xs" loading={restore.isPending} onClick={() => restore.mutate(numbered)}>
          Restore version {numbered} as the draft
        </Button>
      )}
      <ActionIcon variant="subtle" color="gray" aria-label="Back to the editor" onClick={() => look(null)}>
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </header>
  )
}

const readSide = (value: string): DraftOrVersion => (value === 'draft' ? 'draft' : Number(value))
