import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { FlowAnswer } from '../../../shared/api/answers.ts'
import { compareFlows } from '../../../shared/flow/compare/compareFlows.ts'
import type { Choices } from '../../../shared/flow/compare/mergeFlows.ts'
import { mergeFlows } from '../../../shared/flow/compare/mergeFlows.ts'
import { formatAgo } from '../../ui/formatMoment.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { ChangeList } from '../versions/ChangeList.tsx'
import { Gallery } from '../versions/Gallery.tsx'
import { marksOf } from '../versions/marks.ts'
import classes from '../versions/Overlay.module.css'
import { overlayFlows } from '../versions/overlayFlows.ts'
import { CollisionList } from './CollisionList.tsx'
import { useJoin } from './useJoin.ts'

const sides = [
  { value: 'both', label: 'Both together' },
  { value: 'mine', label: 'My changes' },
  { value: 'theirs', label: 'Their changes' },
] as const

type Shown = (typeof sides)[number]['value']

/** What both sides made of the draft since they had it in common, and what becomes of it. */
export function Merging({ current }: { current: FlowAnswer }) {
  const { autosave, store } = useOpenEditor()
  const mine = useEditor((state) => state.flow)
  const [base] = useState(autosave.base)
  const [choices, setChoices] = useState<Choices>({})
  const [shown, setShown] = useState<Shown>('both')
  const join = useJoin(current)
  const merged = useMemo(() => mergeFlows(base, mine, current.flow, choices), [base, mine, current, choices])
  const after = { both: merged.flow, mine, theirs: current.flow }[shown]
  const changes = useMemo(() => compareFlows(base, after), [base, after])
  const flow = useMemo(() => overlayFlows(base, after, changes), [base, after, changes])
  const marks = useMemo(() => marksOf(changes), [changes])

  return (
    <>
      <header className={classes.bar}>
        <h1 className={classes.heading}>Changed elsewhere {formatAgo(current.updatedAt)}</h1>
        <SegmentedControl
          aria-label="Show"
          size="xs"
          data={[...sides]}
          value={shown}
          onChange={(next) => setShown(next)}
        />
        <span className={classes.space} />
        <Button size="xs" variant="subtle" color="gray" onClick={() => join(mine, 'keep what is here')}>
          Keep mine only
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() => join(current.flow, 'take what was saved elsewhere')}
        >
          Take theirs only
        </Button>
        <Button size="xs" data-autofocus onClick={() => join(merged.flow, 'join what was saved elsewhere')}>
          Save both together
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label="Decide later"
          onClick={() => store.getState().show({ mergingLater: true })}
        >
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </header>
      <Gallery flow={flow} marks={marks} counting={null}>
        <CollisionList
          collisions={merged.collisions}
          choices={choices}
          onChoose={(key, pick) => setChoices((before) => ({ ...before, [key]: pick }))}
        />
        <ChangeList changes={changes} />
      </Gallery>
    </>
  )
}
