import type { Flow, FlowNode } from '../../../shared/flow/flow.ts'
import type { Size } from '../../../shared/flow/layout.ts'
import type { Names } from '../../../shared/rules/names.ts'
import type { Look } from '../../nodes/nodeView.ts'
import { viewOf } from '../../nodes/viewOf.ts'
import { edgeLabel, edgeShift, turnsLate } from '../canvas/edgeLook.ts'
import { stepPath } from '../canvas/stepPath.ts'
import { around } from '../edits/box.ts'
import { isAlive, lacksOf, summaryOf, titleOf } from '../edits/describeNode.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { wrapText } from './wrapText.ts'

/** What a picture takes from the page: colours as they are there, and how wide its letters are. */
interface Paint {
  colour(token: string): string
  measure(text: string, font: string): number
  sizeOf(id: string): Size
}

/** The font of the page; where a picture has it not inside, what is next to it. */
export const pageFont = 'Inter Variable'
const family = `"${pageFont}", Inter, system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif`
const fonts = {
  title: { fontSize: 13.5, fontWeight: 600, fontFamily: family },
  text: { fontSize: 12.5, fontWeight: 400, fontFamily: family },
  label: { fontSize: 11.5, fontWeight: 550, fontFamily: family },
}
const fontOf = (font: keyof typeof fonts) => `${fonts[font].fontWeight} ${fonts[font].fontSize}px ${family}`
const margin = 40

interface FlowPictureProps {
  flow: Flow
  paint: Paint
  names: Names
  /** `@font-face` rules, with the fonts inside. */
  fonts?: string
}

/** A flow as a picture: the cards, notes and edges of the canvas, without anything that only a hand needs. */
export function FlowPicture({ flow, paint, names, fonts: css = '' }: FlowPictureProps) {
  const box = around(flow.nodes.map((node) => ({ ...node.position, ...paint.sizeOf(node.id) })))
  const [width, height] = [box.width + 2 * margin, box.height + 2 * margin]
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`${box.x - margin} ${box.y - margin} ${width} ${height}`}
    >
      <title>{flow.name}</title>
      {css !== '' && <style>{css}</style>}
      <rect x={box.x - margin} y={box.y - margin} width={width} height={height} fill={paint.colour('--ground')} />
      {flow.nodes.map((node) => node.type === 'note' && <Note key={node.id} node={node} paint={paint} />)}
      {flow.edges.map((edge) => (
        <Line key={edge.id} flow={flow} id={edge.id} paint={paint} />
      ))}
      {flow.nodes.map((node) => node.type !== 'note' && <Box key={node.id} node={node} paint={paint} names={names} />)}
      {flow.edges.map((edge) => (
        <Label key={edge.id} flow={flow} id={edge.id} paint={paint} />
      ))}
    </svg>
  )
}

function Box({ node, paint, names }: { node: FlowNode; paint: Paint; names: Names }) {
  const { width, height } = paint.sizeOf(node.id)
  const { icon: Icon, colour, isTurned }: Look = viewOf(node.type)
  const tint = paint.colour(`--${colour}`)
  const lack = isAlive(node) ? lacksOf(node)[0]?.message : 'Cannot be carried out yet'
  const room = width - 64
  const [title] = wrapText(titleOf(node), room, 1, (text) => paint.measure(text, fontOf('title')))
  const lines = wrapText(lack ?? summaryOf(node, names), room, 3, (text) => paint.measure(text, fontOf('text')))
  return (
    <g transform={`translate(${node.position.x} ${node.position.y})`} opacity={node.data.disabled ? 0.55 : undefined}>
      <rect
        width={width}
        height={height}
        rx={12}
        fill={paint.colour('--panel')}
        stroke={paint.colour('--line-strong')}
        strokeDasharray={node.data.disabled ? '4 3' : undefined}
      />
      <rect x={12} y={12} width={30} height={30} rx={8} fill={tint} fillOpacity={0.12} />
      <g transform={isTurned ? 'rotate(90 27 27)' : undefined}>
        <Icon x={18.5} y={18.5} size={17} stroke={1.75} color={tint} />
      </g>
      <text x={52} y={25} fill={paint.colour('--text')} {...fonts.title}>
        {title}
      </text>
      <Lines x={52} y={43} lines={lines} fill={paint.colour(lack ? '--warn' : '--muted')} />
    </g>
  )
}

const noteColours: Record<string, string> = { blue: 'action', green: 'trigger', pink: 'experiment', violet: 'time' }

function Note({ node, paint }: { node: Extract<FlowNode, { type: 'note' }>; paint: Paint }) {
  const { width, height } = paint.sizeOf(node.id)
  const tint = paint.colour(`--${noteColours[node.data.color ?? ''] ?? 'condition'}`)
  const measure = (text: string) => paint.measure(text, fontOf('text'))
  const most = Math.max(1, Math.floor((height - 20) / 18))
  const lines = node.data.text.split('\n').flatMap((line) => wrapText(line, width - 26, most, measure))
  return (
    <g transform={`translate(${node.position.x} ${node.position.y})`}>
      <rect width={width} height={height} rx={12} fill={paint.colour('--panel')} />
      <rect width={width} height={height} rx={12} fill={tint} fillOpacity={0.09} stroke={tint} strokeOpacity={0.3} />
      <Lines x={13} y={25} lines={lines.slice(0, most)} fill={paint.colour('--text')} />
    </g>
  )
}

function Lines({ x, y, lines, fill }: { x: number; y: number; lines: readonly string[]; fill: string }) {
  // Lines of one text may be alike; their places are not.
  const placed = lines.map((line, at) => ({ line, top: y + at * 17 }))
  return (
    <text fill={fill} {...fonts.text}>
      {placed.map(({ line, top }) => (
        <tspan key={top} x={x} y={top}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

interface EdgeProps {
  flow: Flow
  id: string
  paint: Paint
}

/** The way of an edge, from the middle of the one card to the middle of the other. */
function wayOf({ flow, id, paint }: EdgeProps) {
  const edge = flow.edges.find((one) => one.id === id)
  const source = edge && nodeOf(flow, edge.source)
  const target = edge && nodeOf(flow, edge.target)
  if (!source || !target) return null
  const [from, to] = [paint.sizeOf(source.id), paint.sizeOf(target.id)]
  return stepPath({
    sourceX: source.position.x + from.width / 2,
    sourceY: source.position.y + from.height,
    targetX: target.position.x + to.width / 2,
    targetY: target.position.y,
    isLate: turnsLate(flow, id),
  })
}

function Line(edge: EdgeProps) {
  const way = wayOf(edge)
  return way && <path d={way.path} fill="none" stroke={edge.paint.colour('--stroke')} strokeWidth={1.5} />
}

function Label(edge: EdgeProps) {
  const { flow, id, paint } = edge
  const way = wayOf(edge)
  const [label] = wrapText(edgeLabel(flow, id), 170, 1, (text) => paint.measure(text, fontOf('label')))
  if (!way || !label) return null
  const { x, y } = { x: way.label.x, y: way.label.y + edgeShift(flow, id).y }
  const width = paint.measure(label, fontOf('label')) + 20
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect
        x={-width / 2}
        y={-10}
        width={width}
        height={20}
        rx={10}
        fill={paint.colour('--panel')}
        stroke={paint.colour('--line')}
      />
      <text y={4} textAnchor="middle" fill={paint.colour('--muted')} {...fonts.label}>
        {label}
      </text>
    </g>
  )
}
