import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import type { Names } from '../../../shared/rules/names.ts'
import { noNames } from '../../../shared/rules/names.ts'
import { summaryOf, titleOf } from './describeNode.ts'

/** A node that a search found, and the words around what was looked for where they stand in none of its titles. */
export interface Found {
  node: FlowNode
  says: string
}

/** The nodes in which every word stands: in what they are called, in their sentence, type or id, or in any text of their settings. */
export function findNodes(flow: Flow, search: string, names: Names = noNames): Found[] {
  const words = search.trim().toLowerCase().split(/\s+/)
  if (words[0] === '') return []
  return flow.nodes.flatMap((node) => {
    const shown = `${titleOf(node)} ${summaryOf(node, names)} ${node.type} ${node.id}`
    const texts = textsIn(node.data)
    const all = [shown, ...texts].join(' ').toLowerCase()
    if (!words.every((word) => all.includes(word))) return []
    const hidden = words.find((word) => !shown.toLowerCase().includes(word))
    const text = hidden && texts.find((one) => one.toLowerCase().includes(hidden))
    return [{ node, says: hidden && text ? excerpt(text, hidden) : summaryOf(node, names) }]
  })
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const around = 28

function excerpt(text: string, word: string): string {
  const at = text.toLowerCase().indexOf(word)
  const [from, to] = [Math.max(0, at - around), Math.min(text.length, at + word.length + around)]
  const part = text.slice(from, to).replace(/\s+/g, ' ').trim()
  return `${from > 0 ? '…' : ''}${part}${to < text.length ? '…' : ''}`
}
