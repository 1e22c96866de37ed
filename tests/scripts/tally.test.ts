import { afterEach, describe, expect, it, vi } from 'vitest'
import { hasFailed, printTallies, tallyExit } from '../../scripts/tally.ts'

const vitest = { name: 'unit', passed: 40, failed: 2, skipped: 1 }

afterEach(() => vi.restoreAllMocks())

describe('the summary of a test run', () => {
  it('ends with the sum of all steps, each static check counted as one', () => {
    const lines: string[] = []
    vi.spyOn(console, 'log').mockImplementation((line = '') => lines.push(line))
    printTallies([tallyExit('types', 0), tallyExit('lint', 1), vitest])
    expect(lines.at(-1)).toBe('41 passed, 3 failed')
  })

  it('says which step had tests that needed a second try', () => {
    const lines: string[] = []
    vi.spyOn(console, 'log').mockImplementation((line = '') => lines.push(line))
    printTallies([{ name: 'e2e', passed: 50, failed: 0, skipped: 0, again: 2 }])
    expect(lines).toContain('✓ e2e      50 passed, 2 of them at the second try, 0 failed')
  })

  it('fails when any step fails', () => {
    expect(hasFailed([tallyExit('types', 0), tallyExit('lint', 0)])).toBe(false)
    expect(hasFailed([tallyExit('types', 0), vitest])).toBe(true)
    expect(hasFailed([tallyExit('types', 137)])).toBe(true)
  })
})
