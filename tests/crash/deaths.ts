import { chance } from '../../server/demo/chance.ts'

/** When a server is to die: at the nth boundary, which it finds itself, or after so many milliseconds, counted from its start or from its first event. */
export type Death =
  | { when: 'before' | 'within' | 'after'; at: 'commit' | 'write'; nth: number }
  | { afterMs: number; of: 'start' | 'load' }

/** The nth death, from 0: every commit boundary in turn, before it and after it, and between them instants and writes by chance. */
export function deathOf(n: number, seed: string): Death {
  const dice = chance(`${seed} death ${n}`)
  const upTo = (most: number): number => 1 + Math.floor(dice * most)
  const inTurn = 1 + Math.floor(n / 5)
  switch (n % 5) {
    case 0:
      return { when: 'before', at: 'commit', nth: inTurn }
    case 1:
      return { when: 'after', at: 'commit', nth: inTurn }
    case 2:
      return { when: 'before', at: 'write', nth: upTo(400) }
    case 3:
      return { afterMs: upTo(1_000), of: 'load' }
    default:
      return n % 10 === 9 ? { afterMs: upTo(800), of: 'start' } : { when: 'within', at: 'commit', nth: upTo(60) }
  }
}

/** As killAtCommit.ts is told it, and as a fault says it. */
export const sayDeath = (death: Death): string =>
  'at' in death
    ? `${death.when} ${death.at} ${death.nth}`
    : `${death.afterMs} ms after its ${death.of === 'load' ? 'first event' : 'start'}`
