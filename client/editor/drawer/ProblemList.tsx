import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react'
import type { Problem } from '../../../shared/api/answers.ts'
import { titleOf } from '../edits/describeNode.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './Drawer.module.css'

interface ProblemListProps {
  problems: readonly Problem[]
  onFollow?(): void
}

/** Problems, worst first. A press leads to the node, or to the flow's settings. */
export function ProblemList({ problems, onFollow }: ProblemListProps) {
  const { store, canvas } = useOpenEditor()
  const flow = useEditor((state) => state.flow)
  const sorted = problems.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))

  const follow = (nodeId: string | undefined) => {
    onFollow?.()
    store.getState().select(nodeId ? { nodes: [nodeId] } : {})
    if (nodeId) canvas.current?.reveal(nodeId)
  }

  return (
    <ul className={classes.list}>
      {sorted.map((problem) => {
        const node = problem.nodeId ? nodeOf(flow, problem.nodeId) : undefined
        const Mark = problem.severity === 'error' ? IconAlertCircle : IconAlertTriangle
        return (
          <li key={`${problem.rule} ${problem.nodeId} ${problem.path} ${problem.message}`}>
            <button type="button" className={classes.row} onClick={() => follow(problem.nodeId)}>
              <Mark
                size={16}
                stroke={1.75}
                className={`${classes.mark} ${classes[problem.severity]}`}
                aria-label={problem.severity === 'error' ? 'Error' : 'Warning'}
              />
              <b>{node ? titleOf(node) : 'This flow'}</b>
              <span className={classes.grow}>
                {problem.message} {problem.fix && <span className={classes.quiet}>{problem.fix}</span>}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
