import { Radio } from '@mantine/core'
import type { Pick } from '../../../shared/flow/compare/mergeFields.ts'
import type { Choices, Collision } from '../../../shared/flow/compare/mergeFlows.ts'
import { formatMany } from '../../ui/formatNumber.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import classes from './CollisionList.module.css'

interface CollisionListProps {
  collisions: readonly Collision[]
  choices: Choices
  onChoose(key: string, pick: Pick): void
}

/** Where both sides changed the same: one choice each, mine to begin with. */
export function CollisionList({ collisions, choices, onChoose }: CollisionListProps) {
  if (collisions.length === 0) return <p className={classes.text}>Nothing collides: both sides can go on together.</p>
  return (
    <section className={classes.collisions} aria-label="Choices">
      <h2 className={classes.title}>{formatMany(collisions.length, 'choice')} to make</h2>
      <p className={classes.text}>Both sides changed the same here. Everything else goes on from both.</p>
      {collisions.map((collision) => (
        <CollisionChoice
          key={collision.key}
          collision={collision}
          pick={choices[collision.key] ?? 'mine'}
          onPick={(pick) => onChoose(collision.key, pick)}
        />
      ))}
    </section>
  )
}

interface CollisionChoiceProps {
  collision: Collision
  pick: Pick
  onPick(pick: Pick): void
}

function CollisionChoice({ collision: { id, name, field, mine, theirs }, pick, onPick }: CollisionChoiceProps) {
  const { store, canvas } = useOpenEditor()
  // Whoever comes to a choice sees what it is about.
  const show = () => {
    if (id === '') return
    store.getState().select({ nodes: [id] })
    canvas.current?.fit([id])
  }
  return (
    <Radio.Group
      className={classes.choice ?? ''}
      label={
        <>
          <b>{name}</b> {field}
        </>
      }
      value={pick}
      onFocus={show}
      // The two values below are the only ones there are.
      onChange={(value) => onPick(value as Pick)}
    >
      <Radio size="xs" value="mine" label={`Mine: ${mine}`} />
      <Radio size="xs" value="theirs" label={`Theirs: ${theirs}`} />
    </Radio.Group>
  )
}
