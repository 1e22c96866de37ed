import type { MigrationAnswer } from '../../../shared/api/answers.ts'
import { formatCount, formatMany } from '../../ui/formatNumber.ts'
import type { Fates } from './draftChoices.ts'

/** What publishing will do, in a sentence or two. */
export function sayBefore(fates: Fates, version: number, isPaused: boolean): string {
  const begin = `New journeys take version ${version} ${isPaused ? 'once the flow is resumed' : 'from now on'}.`
  return [begin, ...sayInside(fates, version), ...sayHeld(fates, isPaused)].join(' ')
}

/** What publishing did. */
export function sayAfter(fates: Fates, version: number, isPaused: boolean): string {
  const begin = `Version ${version} is ${isPaused ? 'published; the flow stays paused' : 'live'}.`
  return [begin, ...sayInside(fates, version), ...sayHeld(fates, isPaused)].join(' ')
}

/** What an earlier publishing has still to do, and what a further one does to that. */
export const sayUnderWay = ({ version, left }: NonNullable<MigrationAnswer['underWay']>): string =>
  `Version ${version} has still to move or take out ${formatMany(left, 'journey')}. Publishing again does what you choose here instead.`

/** `Of the 46 journeys inside, 12 go on in version 3, 4 end and 30 finish on their version.` */
function sayInside({ move, exit, finish }: Fates, version: number): string[] {
  const parts = [
    { n: move, one: `goes on in version ${version}`, many: `go on in version ${version}` },
    { n: exit, one: 'ends', many: 'end' },
    { n: finish, one: 'finishes on its version', many: 'finish on their version' },
  ].filter(({ n }) => n > 0)
  const total = move + exit + finish
  const [first] = parts
  if (first === undefined) return []
  if (total === 1) return [`The one journey inside ${first.one}.`]
  if (first.n === total) return [`All ${formatCount(total)} journeys inside ${first.many}.`]
  const said = parts.map(({ n, one, many }) => `${formatCount(n)} ${n === 1 ? one : many}`)
  return [`Of the ${formatCount(total)} journeys inside, ${new Intl.ListFormat('en-GB').format(said)}.`]
}

const sayHeld = ({ move }: Fates, isPaused: boolean): string[] =>
  isPaused && move > 0 ? ['Whoever goes on elsewhere moves when the flow is resumed.'] : []
