import { useMemo } from 'react'
import type { Problem } from '../../../shared/api/answers.ts'
import { checkFlow } from '../../../shared/flow/check/index.ts'
import type { FlowNode } from '../../../shared/flow/flow.ts'
import { newFlow } from '../../../shared/flow/newFlow.ts'
import { useProblems } from '../drawer/useProblems.ts'
import { lacksOf, titleOf } from '../edits/describeNode.ts'
import type { FormLack } from '../forms/formLack.ts'
import { formLacks } from '../forms/formLack.ts'
import { useKnown } from '../names/NamesContext.tsx'

interface NodeProblems {
  /** What is wrong with settings: what the node lacks, at once, and what the check finds in them when the hand rests. */
  lacks: readonly FormLack[]
  /** What the check finds wrong in how the node is drawn. */
  drawn: readonly string[]
}

/** What the problem list says of a node, in the same words and without its name, for the form that stands under that name. */
export function useNodeProblems(node: FlowNode): NodeProblems {
  const known = useKnown()
  const problems = useProblems()
  const lacks = useMemo(() => {
    const own = lacksOf(node)
    const said = new Set(own.map(({ message }) => message))
    // Settings are checked by themselves and at once: the check of the whole flow comes later, and would still say what was just put right.
    const found = checkFlow({ ...alone, nodes: [node] }, known).flatMap((problem) => {
      const path = pathIn(problem)
      return path ? { path, message: withoutName(problem.message, node) } : []
    })
    return formLacks([...own, ...found.filter(({ message }) => !said.has(message))])
  }, [node, known])
  // A warning that nothing leads here yet would greet every new node.
  const drawn = problems.filter(
    (problem) => problem.nodeId === node.id && problem.severity === 'error' && pathIn(problem) === null,
  )
  return { lacks, drawn: drawn.map(({ message }) => withoutName(message, node)) }
}

const alone = newFlow('')

/** The place within the settings of a node; null for a problem that is elsewhere. */
function pathIn({ path = '' }: Problem): string[] | null {
  const found = /^nodes\.\d+\.data(?:\.(.+))?$/.exec(path)
  return found && (found[1]?.split('.') ?? [])
}

function withoutName(message: string, node: FlowNode): string {
  const name = `"${titleOf(node)}": `
  return message.startsWith(name) ? message.slice(name.length) : message
}
