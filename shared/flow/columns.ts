import type { Span } from './contour.ts'
import { Contour, forbidden, nearestFree, united } from './contour.ts'
import type { Skeleton } from './skeleton.ts'

/** What a drawing of the tree of owners needs to know. */
interface Columns {
  skeleton: Skeleton
  rowOf: ReadonlyMap<string, number>
  /** How far a node reaches around its own middle. */
  spanOf(id: string): Span
  /** Between two nodes in one row. */
  gap: number
}

/** What an edge takes that passes a row. */
const lane: Span = { left: -20, right: 20 }

/**
 * The middle of each node, in pixels: what follows a node stands below it, from left to right in the order of its handles and as near
 * as it may; where ways meet again stands below the middle of those that lead there. Nothing overlaps, and a way that passes rows keeps
 * them free. The idea is Reingold and Tilford's ("Tidier Drawings of Trees"), on the tree of owners.
 */
export function columnsOf(begins: readonly string[], columns: Columns): Map<string, number> {
  const { skeleton, rowOf, spanOf } = columns
  const contours = new Map<string, Contour>()
  /** How far a node's middle lies to the right of its owner's. */
  const offsets = new Map<string, number>()
  const inTree = membersOf(begins, skeleton)
  // The last first: a node is placed when all that it owns is.
  for (const id of inTree.toReversed()) {
    const row = rowOf.get(id) ?? 0
    const contour = placeOwned(id, row, skeleton.owned.get(id) ?? [], columns, contours, offsets)
    contour.cover(row, spanOf(id))
    contours.set(id, contour)
  }
  placeOwned(null, -1, begins, columns, contours, offsets)
  const middles = new Map<string, number>()
  for (const id of inTree) middles.set(id, (offsets.get(id) ?? 0) + (middles.get(skeleton.owner.get(id) ?? '') ?? 0))
  return middles
}

function membersOf(begins: readonly string[], { owned }: Skeleton): string[] {
  const members: string[] = []
  const ahead = begins.toReversed()
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    members.push(id)
    ahead.push(...(owned.get(id) ?? []).toReversed())
  }
  return members
}

function placeOwned(
  owner: string | null,
  row: number,
  owned: readonly string[],
  { skeleton, rowOf, gap }: Columns,
  contours: Map<string, Contour>,
  offsets: Map<string, number>,
): Contour {
  const contourOf = (id: string): Contour => contours.get(id) ?? new Contour()
  const follows = [...new Set((skeleton.leaving.get(owner ?? '') ?? []).map((edge) => edge.target))]
  const direct =
    owner === null
      ? owned.filter((id) => !skeleton.arriving.has(id))
      : follows.filter((id) => skeleton.owner.get(id) === owner)
  const meetings = owned.filter((id) => !direct.includes(id))

  for (const id of direct)
    for (let passed = row + 1; passed < (rowOf.get(id) ?? 0); passed++) contourOf(id).cover(passed, lane)
  for (const meeting of meetings) keepWaysFree(meeting, owner, skeleton, rowOf, contours, offsets)

  const placed: Contour[] = []
  const put = (id: string, at: number) => {
    offsets.set(id, at)
    contourOf(id).move(at)
    placed.push(contourOf(id))
  }
  for (const id of direct) {
    const least = placed.map((other) => forbidden(other, contourOf(id), gap)?.to ?? 0)
    put(id, Math.max(0, ...least))
  }
  const [first, last] = [direct[0], direct.at(-1)]
  const middle = first && last ? ((offsets.get(first) ?? 0) + (offsets.get(last) ?? 0)) / 2 : 0
  for (const id of direct) {
    offsets.set(id, (offsets.get(id) ?? 0) - middle)
    contourOf(id).move(-middle)
  }
  for (const id of meetings) {
    const sources = (skeleton.arriving.get(id) ?? []).map((source) => wayUp(source, owner, skeleton, offsets).offset)
    const wish = sources.reduce((sum, x) => sum + x, 0) / Math.max(1, sources.length)
    const taken = placed.flatMap((other) => forbidden(other, contourOf(id), gap) ?? [])
    put(id, nearestFree(wish, taken))
  }
  return united(placed)
}

/** The rows that an edge passes on its way to where ways meet stay free below the node that it comes from. */
function keepWaysFree(
  meeting: string,
  owner: string | null,
  skeleton: Skeleton,
  rowOf: ReadonlyMap<string, number>,
  contours: ReadonlyMap<string, Contour>,
  offsets: ReadonlyMap<string, number>,
): void {
  for (const source of skeleton.arriving.get(meeting) ?? []) {
    const { branch, within } = wayUp(source, owner, skeleton, offsets)
    const contour = contours.get(branch)
    for (let passed = (rowOf.get(source) ?? 0) + 1; passed < (rowOf.get(meeting) ?? 0); passed++)
      contour?.cover(passed, { left: within + lane.left, right: within + lane.right })
  }
}

/** Which of the nodes that `owner` owns a node belongs to, and how far right of that one's and of the owner's middle it lies. */
function wayUp(id: string, owner: string | null, skeleton: Skeleton, offsets: ReadonlyMap<string, number>) {
  let branch = id
  let within = 0
  for (let up = skeleton.owner.get(id) ?? null; up !== owner && up !== null; up = skeleton.owner.get(up) ?? null) {
    within += offsets.get(branch) ?? 0
    branch = up
  }
  return { branch, within, offset: within + (offsets.get(branch) ?? 0) }
}
