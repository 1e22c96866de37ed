import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import type { FlowListItem } from '../../shared/api/answers.ts'
import { formatMany } from '../ui/formatNumber.ts'
import { Notice } from '../ui/Notice.tsx'
import type { FlowQuestion } from './FlowDialogs.tsx'
import { FlowDialogs } from './FlowDialogs.tsx'
import { FlowFilters } from './FlowFilters.tsx'
import classes from './FlowList.module.css'
import { FlowRow } from './FlowRow.tsx'
import { showFlows, tagsOf } from './showFlows.ts'
import { useFlowView } from './useFlowView.ts'

// More rows than a screen shows, few enough to be there at once.
const rowsAtATime = 50

/** The flows with what they do in numbers. */
export function FlowList({ flows }: { flows: readonly FlowListItem[] }) {
  const shown = useFlowView()
  const { view, setTag, setState } = shown
  const [rowsWanted, setRowsWanted] = useState(rowsAtATime)
  const [question, setQuestion] = useState<FlowQuestion | null>(null)
  const [isAsking, setAsking] = useState(false)
  const ask = useCallback((next: FlowQuestion) => {
    setQuestion(next)
    setAsking(true)
  }, [])
  const tags = useMemo(() => tagsOf(flows), [flows])
  const found = showFlows(flows, view)
  const archived = view.state === 'current' ? showFlows(flows, { ...view, state: 'archived' }).length : 0
  const rest = found.length - rowsWanted

  return (
    <>
      <FlowFilters shown={shown} tags={tags} />
      {found.length > 0 ? (
        <ul className={classes.list} aria-label="Flows">
          {found.slice(0, rowsWanted).map((flow) => (
            <li key={flow.id}>
              <FlowRow flow={flow} onTag={setTag} onAsk={ask} />
            </li>
          ))}
        </ul>
      ) : (
        <Notice
          title="No flow matches"
          text={archived > 0 ? 'Only archived ones do.' : 'Try fewer words, another tag, or all states.'}
        />
      )}
      <footer className={classes.foot}>
        {rest > 0 && (
          <Button variant="default" onClick={() => setRowsWanted(rowsWanted + rowsAtATime)}>
            Show {Math.min(rest, rowsAtATime)} more of {formatMany(found.length, 'flow')}
          </Button>
        )}
        {rest <= 0 && archived > 0 && (
          <Button variant="subtle" color="gray" size="xs" onClick={() => setState('archived')}>
            Show {formatMany(archived, 'archived flow')}
          </Button>
        )}
      </footer>
      {question && <FlowDialogs question={question} isOpen={isAsking} onClose={() => setAsking(false)} />}
    </>
  )
}
