import { describe, expect, it } from 'vitest'
import type { Clock } from '../../server/ports/clock.ts'

/** What every clock keeps to. `pass` lets so many milliseconds go by on it. */
export function clockContract(name: string, open: () => { clock: Clock; pass(ms: number): Promise<void> }): void {
  describe(`${name} as a clock`, () => {
    it('never goes back, and is in whole milliseconds', async () => {
      const { clock, pass } = open()
      const before = clock.now()
      await pass(5)
      expect(clock.now()).toBeGreaterThanOrEqual(before + 5)
      expect(Number.isInteger(clock.now())).toBe(true)
    })

    it('wakes once, and not before the moment', async () => {
      const { clock, pass } = open()
      const at = clock.now() + 20
      const wokenAt: number[] = []
      clock.wakeAt(at, () => wokenAt.push(clock.now()))
      await pass(30)
      await pass(30)
      expect(wokenAt).toHaveLength(1)
      expect(wokenAt[0]).toBeGreaterThanOrEqual(at)
    })

    it('wakes soon for a moment that is past', async () => {
      const { clock, pass } = open()
      let isAwake = false
      clock.wakeAt(clock.now() - 1000, () => {
        isAwake = true
      })
      await pass(20)
      expect(isAwake).toBe(true)
    })

    it('wakes in the order of the moments', async () => {
      const { clock, pass } = open()
      const woken: string[] = []
      const start = clock.now()
      clock.wakeAt(start + 30, () => woken.push('later'))
      clock.wakeAt(start + 10, () => woken.push('sooner'))
      await pass(60)
      expect(woken).toEqual(['sooner', 'later'])
    })

    it('does not wake what was cancelled', async () => {
      const { clock, pass } = open()
      let isAwake = false
      const cancel = clock.wakeAt(clock.now() + 10, () => {
        isAwake = true
      })
      cancel()
      await pass(40)
      expect(isAwake).toBe(false)
    })
  })
}
