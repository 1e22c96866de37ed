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

/** Problems, worst first. A press leads to the node, or to the flow's settings, and there to the setting that is wrong. */
export function ProblemList({ problems, onFollow }: ProblemListProps) {
  const { store, canvas } = useOpenEditor()
  const flow = useEditor((state) => state.flow)
  const sorted = problems.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))

  const follow = ({ nodeId, path = '' }: Problem) => {
    onFollow?.()
    store.getState().select(nodeId ? { nodes: [nodeId] } : {})
    store.getState().leadTo(settingIn(path))
    if (nodeId) canvas.current?.reveal(nodeId)
  }

  return (
    <ul className={classes.list}>
      {sorted.map((problem) => {
        const node = problem.nodeId ? nodeOf(flow, problem.nodeId) : undefined
        const Mark = problem.severity === 'error' ? IconAlertCircle : IconAlertTriangle
        return (
          <li key={`${problem.rule} ${problem.nodeId} ${problem.path} ${problem.message}`}>
            <button type="button" className={classes.row} onClick={() => follow(problem)}>
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

/** The place within the form of a node, or of the flow's settings; null where a problem is elsewhere. */
function settingIn(path: string): string | null {
  const found = /^(?:nodes\.\d+\.data|settings)(?:\.(.+))?$/.exec(path)
  return found && (found[1] ?? '')
}
