import { chance } from '../../server/demo/chance.ts'

/** When a server is to die: at a boundary that it finds itself, or after so many milliseconds, counted from its start or from its first event. */
export type Death = { boundary: string } | { afterMs: number; of: 'start' | 'load' }

/** The nth death, from 0: every commit boundary in turn, before it and after it, and between them instants and writes by chance. */
export function deathOf(n: number, seed: string): Death {
  const dice = chance(`${seed} death ${n}`)
  const commit = 1 + Math.floor(n / 5)
  switch (n % 5) {
    case 0:
      return { boundary: `before commit ${commit}` }
    case 1:
      return { boundary: `after commit ${commit}` }
    case 2:
      return { boundary: `before write ${1 + Math.floor(dice * 400)}` }
    case 3:
      return { afterMs: Math.floor(dice * 1_000), of: 'load' }
    default:
      return n % 10 === 9
        ? { afterMs: Math.floor(dice * 1_500), of: 'start' }
        : { boundary: `after commit ${1 + Math.floor(dice * 60)}` }
  }
}

export const sayDeath = (death: Death): string =>
  'boundary' in death
    ? death.boundary
    : `${death.afterMs} ms after its ${death.of === 'load' ? 'first event' : 'start'}`

/** What it is counted as: at a commit, at a write, or at an instant. */
export const placeOf = (death: Death): string =>
  'boundary' in death ? (death.boundary.split(' ')[1] ?? '') : 'instant'
