export interface Tally {
  name: string
  passed: number
  failed: number
  skipped: number
  /** How many of those that passed needed a second try. */
  again?: number
}

/** Counts a command that has no tests of its own as one. */
export function tallyExit(name: string, code: number): Tally {
  return code === 0 ? { name, passed: 1, failed: 0, skipped: 0 } : { name, passed: 0, failed: 1, skipped: 0 }
}

/** Prints a line for each step. The last line, `N passed, N failed`, is what CI reads. */
export function printTallies(tallies: readonly Tally[]): void {
  console.log()
  for (const { name, passed, failed, skipped, again } of tallies) {
    const late = again ? `, ${again} of them at the second try` : ''
    const left = skipped ? `, ${skipped} skipped` : ''
    console.log(`${failed ? '✗' : '✓'} ${name.padEnd(8)} ${passed} passed${late}, ${failed} failed${left}`)
  }
  console.log(`${sum(tallies, 'passed')} passed, ${sum(tallies, 'failed')} failed`)
}

export function hasFailed(tallies: readonly Tally[]): boolean {
  return sum(tallies, 'failed') > 0
}

function sum(tallies: readonly Tally[], key: 'passed' | 'failed'): number {
  return tallies.reduce((total, tally) => total + tally[key], 0)
}
