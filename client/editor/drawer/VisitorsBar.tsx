import { CloseButton } from '@mantine/core'
import { formatMany } from '../../ui/formatNumber.ts'
import { useVisitCount } from '../canvas/useCounts.ts'
import { sayCounting } from '../counting/sayCounting.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import type { Visitors } from '../store/view.ts'
import { sayVisitors } from '../visitors/sayVisitors.ts'
import classes from './VisitorsBar.module.css'

interface VisitorsBarProps {
  visitors: Visitors
  /** How many journeys there are, where all of them are known. */
  journeys: number | null
}

/** Says behind which count the listed journeys are, and takes that filter off again. */
export function VisitorsBar({ visitors, journeys }: VisitorsBarProps) {
  const { store } = useOpenEditor()
  const said = useEditor((state) => sayVisitors(state.flow, visitors))
  const counting = useEditor((state) => state.counting) ?? {}
  const visits = useVisitCount(visitors)
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fields stand in it
    <div role="group" className={classes.bar} aria-label={`Only journeys that ${said}`} tabIndex={-1} data-visitors>
      <span className={classes.chip}>
        <span className={classes.said}>{said}</span>
        <CloseButton
          size="xs"
          iconSize={13}
          aria-label="Show all journeys"
          onClick={() => store.getState().showVisitors(null)}
        />
      </span>
      <span className={classes.quiet}>{sayCounting(counting)}</span>
      {visits !== undefined && <span className={classes.quiet}>{sayNumbers(visits, journeys)}</span>}
    </div>
  )
}

/** A visit is counted for good; the same journey can make several, and that of an erased customer is gone. */
function sayNumbers(visits: number, journeys: number | null): string {
  if (journeys === null || visits <= journeys) return formatMany(visits, 'visit')
  return `${formatMany(visits, 'visit')} by ${formatMany(journeys, 'journey')}: one that comes again counts again, and erased customers stay counted`
}
