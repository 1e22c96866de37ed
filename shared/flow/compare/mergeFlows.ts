import { meaningOf } from '../../nodes/meaningOf.ts'
import type { Flow, FlowNode } from '../flow.ts'
import { sayValue } from './fieldWords.ts'
import { handleName } from './handleName.ts'
import { byId, eitherOf } from './members.ts'
import type { Output } from './mergeEdges.ts'
import { mergeEdges } from './mergeEdges.ts'
import type { Choose, FieldCollision, Pick, Three } from './mergeFields.ts'
import { mergeFields, mergeWhole } from './mergeFields.ts'
import { sameValue } from './sameValue.ts'
import { sayPath } from './sayPath.ts'

/** One place where both sides changed the same thing in different ways, in words. */
export interface Collision {
  /** The same for the same place, whatever is chosen elsewhere; the key of a choice. */
  key: string
  part: 'flow' | 'node' | 'edge'
  /** The node it is about, for an edge the one that it leaves; '' for the flow itself. */
  id: string
  /** What people call the part, and the field of it. */
  name: string
  field: string
  mine: string
  theirs: string
}

/** What goes on where both sides collide, by the collision's key; mine where nothing was chosen. */
export type Choices = Readonly<Record<string, Pick>>

/**
 * One flow out of two that were made from the same `base`: everything that one side alone changed, and what was chosen
 * where both changed the same. What follows an output is one thing, however its edge is called. A node that one side
 * removed collides with a change to it, or with a new edge to or from it, on the other. No edge leads nowhere. Where
 * both only moved a card it stands where I put it: a place is not worth a question.
 */
export function mergeFlows(
  base: Flow,
  mine: Flow,
  theirs: Flow,
  choices: Choices = {},
): { flow: Flow; collisions: Collision[] } {
  const collisions: Collision[] = []
  const sides = { base, mine, theirs }
  const ask =
    (part: Collision['part'], id: string, say: (collision: FieldCollision) => Said, within = ''): Choose =>
    (collision) => {
      const key = [part, id, within, ...collision.path].filter((step) => step !== '').join('/')
      collisions.push({ key, part, id, ...say(collision) })
      return choices[key] ?? 'mine'
    }

  const head = mergeHeads(sides, ask('flow', '', sayInFlow(sides)))
  const { nodes, decided } = mergeNodes(sides, (id) => ask('node', id, sayInNode(id, sides)))
  const edges = mergeEdges(
    each(sides, (flow) => flow.edges),
    decided,
    (output) => ask('edge', output.source, sayAtOutput(output, sides), output.sourceHandle),
  )
  const known = byId(nodes)
  const led = edges.filter(({ source, target }) => known.has(source) && known.has(target))
  return { flow: { ...mine, ...head, nodes, edges: led }, collisions }
}

type Sides = Three<Flow>
type Said = Omit<Collision, 'key' | 'part' | 'id'>

/** The same question to all three. */
const each = <T>({ base, mine, theirs }: Sides, of: (flow: Flow) => T): Three<T> => ({
  base: of(base),
  mine: of(mine),
  theirs: of(theirs),
})

function mergeHeads(sides: Sides, choose: Choose) {
  const headOf = ({ name, description, tags, tests }: Flow) => ({ name, description, tags, tests })
  // Fields are merged one by one, each as one of the sides has it: what comes out has the shape of what went in.
  const head = mergeFields(each(sides, headOf), choose) as ReturnType<typeof headOf>
  return {
    ...head,
    settings: mergeFields(
      each(sides, ({ settings }) => settings),
      choose,
    ) as Flow['settings'],
  }
}

type ThreeNodes = Three<FlowNode | undefined>

function mergeNodes(sides: Sides, chooseFor: (id: string) => Choose) {
  const all = each(sides, ({ nodes }) => byId(nodes))
  const decided = new Map<string, Pick>()
  const nodes = eitherOf(all.mine.keys(), all.theirs.keys()).flatMap((id) => {
    const three = { base: all.base.get(id), mine: all.mine.get(id), theirs: all.theirs.get(id) }
    const choose = chooseFor(id)
    if (three.mine && three.theirs) return mergeNode(three, choose) ?? []
    if (!isRemovedAndUsed(three, sides)) return three.base ? [] : (three.mine ?? three.theirs ?? [])
    const pick = choose({ path: [], ...three })
    decided.set(id, pick)
    return three[pick] ?? []
  })
  return { nodes, decided }
}

/** Whether one side removed a node to which the other did something that would be lost with it. */
function isRemovedAndUsed({ base, mine, theirs }: ThreeNodes, sides: Sides): boolean {
  const kept = mine ?? theirs
  if (!base || !kept) return false
  const known = new Set(
    sides.base.edges.map(({ source, sourceHandle, target }) => `${source}:${sourceHandle}>${target}`),
  )
  const { edges } = mine ? sides.mine : sides.theirs
  return (
    !sameValue({ ...kept, position: null }, { ...base, position: null }) ||
    edges.some(
      ({ source, sourceHandle, target }) =>
        (source === base.id || target === base.id) && !known.has(`${source}:${sourceHandle}>${target}`),
    )
  )
}

function mergeNode({ base, mine, theirs }: ThreeNodes, choose: Choose): FlowNode | undefined {
  if (!base || !mine || !theirs || mine.type !== theirs.type || mine.type !== base.type)
    return mergeWhole({ base, mine, theirs }, choose)
  const isMoved = !sameValue(mine.position, base.position)
  const data = mergeFields({ base: base.data, mine: mine.data, theirs: theirs.data }, choose)
  // The three are of one type, and any mixture of its settings is settings of that type again.
  return { ...mine, position: isMoved ? mine.position : theirs.position, data } as FlowNode
}

const sayInFlow =
  ({ mine }: Sides) =>
  (collision: FieldCollision): Said => ({
    name: 'This flow',
    field: sayPath({ ...mine, ...mine.settings }, collision.path),
    ...sayBoth(collision),
  })

const sayInNode =
  (id: string, { mine, theirs }: Sides) =>
  (collision: FieldCollision): Said => {
    const node = byId(mine.nodes).get(id) ?? byId(theirs.nodes).get(id)
    const name = node ? meaningOf(node).name : id
    if (collision.path.length > 0) return { name, field: sayPath(node?.data, collision.path), ...sayBoth(collision) }
    const what = (side: unknown) =>
      side === undefined ? 'removed' : collision.base === undefined ? 'added' : 'changed'
    return { name, field: 'The node itself', mine: what(collision.mine), theirs: what(collision.theirs) }
  }

const sayAtOutput =
  ({ source, sourceHandle }: Output, { mine, theirs }: Sides) =>
  (collision: FieldCollision): Said => {
    const nodes = new Map([...byId(theirs.nodes), ...byId(mine.nodes)])
    const nameOf = (id: string) => {
      const node = nodes.get(id)
      return node ? meaningOf(node).name : id
    }
    const node = nodes.get(source)
    const said = (targets: unknown) =>
      sayValue('target', Array.isArray(targets) ? targets.map(String).map(nameOf) : null)
    return {
      name: node ? handleName(node, sourceHandle) : source,
      field: 'Leads to',
      mine: said(collision.mine),
      theirs: said(collision.theirs),
    }
  }

function sayBoth({ path, mine, theirs }: FieldCollision) {
  const key = path.at(-1) ?? ''
  return { mine: sayValue(key, mine), theirs: sayValue(key, theirs) }
}
