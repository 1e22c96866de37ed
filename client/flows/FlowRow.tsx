import { memo } from 'react'
import { Link } from 'wouter'
import type { FlowListItem } from '../../shared/api/answers.ts'
import { FlowDrawing } from '../ui/FlowDrawing.tsx'
import { formatCount, formatShare } from '../ui/formatNumber.ts'
import { Moment } from '../ui/Moment.tsx'
import { Pill } from '../ui/Pill.tsx'
import { StatePill } from '../ui/StatePill.tsx'
import type { FlowQuestion } from './FlowDialogs.tsx'
import { FlowMenu } from './FlowMenu.tsx'
import classes from './FlowRow.module.css'

interface FlowRowProps {
  flow: FlowListItem
  onTag(tag: string): void
  onAsk(question: FlowQuestion): void
}

/** One flow: a thumbnail, its state, and what it does in numbers. A press on a tag shows the flows that have it. */
export const FlowRow = memo(function FlowRow({ flow, onTag, onAsk }: FlowRowProps) {
  const { entered, waiting, converted } = flow.counts
  return (
    <article className={classes.row}>
      <div className={classes.thumbnail}>
        <FlowDrawing nodes={flow.outline.nodes} edges={flow.outline.edges} />
      </div>
      <div className={classes.words}>
        <h2 className={classes.name}>
          <Link href={`/flows/${flow.id}`}>{flow.name || 'Untitled flow'}</Link>
        </h2>
        {flow.description && <p className={classes.description}>{flow.description}</p>}
        <div className={classes.pills}>
          <StatePill state={flow} />
          {flow.tags.map((tag) => (
            <button
              key={tag}
              type="button"
              className={classes.tag}
              aria-label={`Show flows tagged ${tag}`}
              onClick={() => onTag(tag)}
            >
              <Pill>{tag}</Pill>
            </button>
          ))}
        </div>
      </div>
      <dl className={classes.numbers}>
        <Figure title="Entered" value={formatCount(entered)} />
        <Figure title="Waiting" value={formatCount(waiting)} />
        <Figure
          title="Converted"
          value={formatCount(converted)}
          note={converted > 0 ? formatShare(converted, entered) : ''}
        />
      </dl>
      <p className={classes.changed}>
        Changed <Moment at={flow.updatedAt} ago />
      </p>
      <div className={classes.menu}>
        <FlowMenu flow={flow} onAsk={onAsk} />
      </div>
    </article>
  )
})

function Figure({ title, value, note }: { title: string; value: string; note?: string }) {
  return (
    <div className={classes.figure}>
      <dt>{title}</dt>
      <dd>
        {value} {note && <small>{note}</small>}
      </dd>
    </div>
  )
}
