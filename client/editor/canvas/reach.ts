/** Where something begins and ends along one axis, in pixels of the canvas. */
type Span = readonly [from: number, to: number]

/** The part of the canvas whose cards are drawn: what is seen, and some of what lies around it. */
export interface Reach {
  x: Span
  y: Span
}

// As parts of what is seen: how far ahead cards are drawn when more of them come into sight, and how far behind they stay.
const ahead = 1 / 16
const behind = 1 / 4

/** The reach for what is seen now. It stays the same object as long as it will do, so that most moves of a pan make and remove no card. */
export function reachOf(seen: Reach, before: Reach | null): Reach {
  const x = spanOf(seen.x, before?.x)
  const y = spanOf(seen.y, before?.y)
  return before && x === before.x && y === before.y ? before : { x, y }
}

function spanOf([from, to]: Span, before: Span | undefined): Span {
  const size = to - from
  const fresh: Span = [from - size * ahead, to + size * ahead]
  if (!before) return fresh
  const stays = (beyond: number) => beyond >= 0 && beyond <= size * behind
  const span: Span = [stays(from - before[0]) ? before[0] : fresh[0], stays(before[1] - to) ? before[1] : fresh[1]]
  return span[0] === before[0] && span[1] === before[1] ? before : span
}
