import { download } from '../../ui/download.ts'
import { say, sayFault } from '../../ui/say.ts'
import type { Editor } from '../Editor.ts'
import { cardSize } from '../edits/cardSize.ts'
import type { Command } from './command.ts'
import { always, hasDrawing } from './command.ts'

/** The drawing comes only when it is asked for. */
async function picture({ store, canvas, names }: Editor, kind: 'svg' | 'png'): Promise<void> {
  const { drawPicture, toPng } = await import('../picture/drawPicture.tsx')
  const { flow } = store.getState()
  const svg = await drawPicture(flow, names.current, (id) => canvas.current?.sizeOf(id) ?? cardSize)
  const name = flow.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'flow'
  download(`${name}.${kind}`, kind === 'png' ? await toPng(svg) : new Blob([svg], { type: 'image/svg+xml' }))
}

const exporting = (kind: 'svg' | 'png', label: string): Command => ({
  id: `export-${kind}`,
  group: 'Flow',
  label: () => label,
  keys: [],
  isEnabled: hasDrawing,
  needs: 'Draw a card first.',
  run: (editor) => void picture(editor, kind).catch(sayFault),
})

export const exportPng = exporting('png', 'Export as a PNG picture')
export const exportSvg = exporting('svg', 'Export as an SVG picture')

export const copyLink: Command = {
  id: 'copyLink',
  group: 'Flow',
  label: ({ store }) =>
    store.getState().selected.nodes.length === 1 ? 'Copy a link to this node' : 'Copy a link to this flow',
  keys: ['l'],
  isEnabled: always,
  run: ({ flowId, store }) => {
    const { nodes } = store.getState().selected
    const url = new URL(`/flows/${flowId}`, location.href)
    if (nodes.length === 1 && nodes[0]) url.searchParams.set('node', nodes[0])
    navigator.clipboard.writeText(url.href).then(
      () => say('The link is in the clipboard.'),
      () => say(`The browser keeps its clipboard closed. The link: ${url.href}`),
    )
  },
}
