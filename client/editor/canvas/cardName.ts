import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import type { Names } from '../../../shared/rules/names.ts'
import { handlesOf, isAlive, lacksOf, summaryOf, titleOf } from '../edits/describeNode.ts'
import { edgesFrom, nodeOf } from '../edits/indexFlow.ts'

/** What a screen reader says of a card: what it is called, its sentence or what it lacks, and where its edges lead. */
export function cardName(flow: Flow, id: string, names: Names): string {
  const node = nodeOf(flow, id)
  if (!node) return ''
  const lacks = lacksOf(node).map((lack) => lack.message)
  const sentence = !isAlive(node)
    ? 'Cannot be carried out yet'
    : lacks.length > 0
      ? lacks.join(' ')
      : summaryOf(node, names)
  return [titleOf(node), node.data.disabled ? 'switched off' : '', sentence, leads(flow, node)]
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join('. ')
}

function leads(flow: Flow, node: FlowNode): string {
  return edgesFrom(flow, node.id)
    .map((edge) => {
      const target = nodeOf(flow, edge.target)
      const label = handlesOf(node).find((handle) => handle.id === edge.sourceHandle)?.label
      return `${label ? `${label} leads` : 'Leads'} to ${target ? titleOf(target) : 'nothing'}`
    })
    .join(', ')
}
