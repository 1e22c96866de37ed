import type { NodeHandle } from 'reactflow'
import { Position } from 'reactflow'
import type { FlowNode } from '../../../shared/flow/flow.ts'
import { noNames } from '../../../shared/rules/names.ts'
import { cardSize } from '../edits/cardSize.ts'
import { familyOf, handlesOf, isAlive, lacksOf, summaryOf } from '../edits/describeNode.ts'
import { handleOffset } from './edgeLook.ts'

/** Pixels on the canvas. */
export interface Size {
  width: number
  height: number
}

// Card.module.css in numbers: the card without a sentence, and each line of one.
const headHeight = 43.55
const lineHeight = 17.25
const lettersInLine = 27
const mostLines = 3
const dot = 9

/**
 * How large a node will be, before it is drawn. React Flow takes it at its word and so measures only what comes into sight:
 * measuring thousands of cards first took longer than all the rest of opening a flow.
 */
export function sizeOf(node: FlowNode): Size {
  if (node.type === 'note') return { width: node.data.width ?? 240, height: node.data.height ?? 120 }
  const sentence = isAlive(node) ? (lacksOf(node)[0]?.message ?? summaryOf(node, noNames)) : ''
  const lines = Math.min(mostLines, Math.max(1, Math.ceil(sentence.length / lettersInLine)))
  return { width: cardSize.width, height: Math.round(headHeight + lines * lineHeight) }
}

/** Where the handles of a card of that size lie: the input is the whole card, the outputs hang half out of its lower edge. */
export function handlesAt(node: FlowNode, { width, height }: Size): NodeHandle[] {
  const family = familyOf(node)
  if (family === 'canvas') return []
  const outputs = handlesOf(node)
  return [
    ...(family === 'trigger' ? [] : [inputAt(width, height)]),
    ...outputs.map(
      ({ id }, index): NodeHandle => ({
        id,
        type: 'source',
        position: Position.Bottom,
        x: width / 2 + handleOffset(index, outputs.length) - dot / 2,
        y: height - dot / 2,
        width: dot,
        height: dot,
      }),
    ),
  ]
}

const inputAt = (width: number, height: number): NodeHandle => ({
  id: 'in',
  type: 'target',
  position: Position.Top,
  x: 0,
  y: 0,
  width,
  height,
})
