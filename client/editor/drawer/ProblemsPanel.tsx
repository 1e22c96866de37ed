import classes from './Drawer.module.css'
import { ProblemList } from './ProblemList.tsx'
import { useProblems } from './useProblems.ts'

/** What keeps the flow from being published, and what should be looked at. */
export function ProblemsPanel() {
  const problems = useProblems()
  if (problems.length === 0) return <p className={classes.empty}>No problems. This flow can be published.</p>
  return <ProblemList problems={problems} />
}
