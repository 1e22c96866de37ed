import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { summaryOf } from '../../../client/editor/edits/describeNode.ts'
import { groupsFor } from '../../../client/editor/palette/groups.ts'
import { viewOf } from '../../../client/nodes/viewOf.ts'
import { parseFlow } from '../../../shared/flow/parse.ts'
import type { NodeType } from '../../../shared/nodes/index.ts'
import { definitionOf, nodeTypes } from '../../../shared/nodes/index.ts'
import { flowFile } from '../../builders/flows.ts'
import { nodeExamples } from '../../builders/nodeExamples.ts'

const docs = join(import.meta.dirname, '../../../docs')
const pictureOf = (type: NodeType, scheme: 'light' | 'dark') => `../tests/e2e/screens/${type}-${scheme}.png`

it('keeps docs/nodes.md true to the product: run `npx vitest run nodesPage --update` after a change of its words', async () => {
  await expect(nodesPage()).toMatchFileSnapshot(join(docs, 'nodes.md'))
})

it.each(nodeTypes.map(({ type }) => type))('has a picture of %s in light and in dark: SCREENS=1 takes them', (type) => {
  for (const scheme of ['light', 'dark'] as const) expect(existsSync(join(docs, pictureOf(type, scheme)))).toBe(true)
})

/** Every node type as the palette groups them: when to use it, what its card then says, and a picture of both. */
function nodesPage(): string {
  const groups = groupsFor('').map(({ name, types }) => `## ${name}\n\n${types.map(nodeSection).join('\n')}`)
  return `# The nodes

What a flow is drawn with, in the words and pictures of the product: each card as it stands on the canvas, beside its form. The numbers, names and texts are examples.

${groups.join('\n')}`
}

function nodeSection(type: NodeType): string {
  const { title } = definitionOf(type)
  return `### ${title}

${viewOf(type).use}. The card below says: *${sentenceOf(type)}*

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="${pictureOf(type, 'dark')}">
  <img src="${pictureOf(type, 'light')}" alt="${title}: the card and its form" width="560">
</picture>
`
}

function sentenceOf(type: NodeType): string {
  const example = nodeExamples({ segmentId: 'regulars', flowId: 'winBack' })[type]
  const parsed = parseFlow(flowFile({ [type]: { type, ...example } }))
  const [node] = parsed.ok ? parsed.flow.nodes : []
  if (!node) throw new Error(`The example of ${type} is no node.`)
  return summaryOf(node, { segment: () => 'Regulars', flow: () => 'Win back' })
}
