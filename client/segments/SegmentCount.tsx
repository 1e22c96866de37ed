import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { SegmentCount as Count, CustomerAnswer, SegmentAnswer } from '../../shared/api/answers.ts'
import { nameOf } from '../../shared/customer/nameOf.ts'
import { rulesProblems } from '../../shared/rules/problems.ts'
import type { Rules } from '../../shared/rules/rules.ts'
import { segmentCountQuery } from '../api/segments.ts'
import { plainRules } from '../editor/rules/ruleTree.ts'
import { formatCount } from '../ui/formatNumber.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { Panel } from '../ui/Panel.tsx'
import classes from './SegmentCount.module.css'

const restMs = 350

/** Whom the rules match at this moment, as they stand on screen. */
export function SegmentCount({ rules, segment }: { rules: Rules; segment: SegmentAnswer | null }) {
  const [settled] = useDebouncedValue(rules, restMs)
  const isFinished = rulesProblems(settled).length === 0
  const count = useQuery({ ...segmentCountQuery(settled), enabled: isFinished, placeholderData: keepPreviousData })
  const isKept = segment !== null && JSON.stringify(plainRules(segment.rules)) === JSON.stringify(rules)
  return (
    <Panel title="Right now">
      {isFinished || count.data ? (
        <Loaded query={count}>{(data) => <Matches count={data} isOld={!isFinished} />}</Loaded>
      ) : (
        <p className={classes.quiet}>Finish the rule to see whom it matches.</p>
      )}
      {isKept ? (
        <Link className={classes.all} href={`/customers?segment=${segment.id}`}>
          {segment.isSettled ? 'Show everybody in it' : 'Customers are being sorted. Show who is in it so far'}
        </Link>
      ) : (
        <p className={classes.note}>
          Saving sorts everybody and starts no journeys. From then on, whoever enters or leaves can start a flow.
        </p>
      )}
    </Panel>
  )
}

function Matches({ count: { customers, examples }, isOld }: { count: Count; isOld: boolean }) {
  return (
    <div data-old={isOld || undefined} className={classes.matches} aria-live="polite">
      <p className={classes.number}>
        <b>{formatCount(customers)}</b> {customers === 1 ? 'customer' : 'customers'}
      </p>
      <ul className={classes.examples}>
        {examples.map((customer) => (
          <li key={customer.id}>
            <Example customer={customer} />
          </li>
        ))}
      </ul>
      {customers > examples.length && (
        <p className={classes.quiet}>and {formatCount(customers - examples.length)} more</p>
      )}
    </div>
  )
}

function Example({ customer: { id, traits } }: { customer: CustomerAnswer }) {
  const name = nameOf(traits)
  const { email } = traits
  return (
    <Link href={`/customers/${encodeURIComponent(id)}`} className={classes.example}>
      {name ?? id}
      {typeof email === 'string' && email !== name && <small>{email}</small>}
    </Link>
  )
}
