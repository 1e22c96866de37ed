import { describe, expect, it } from 'vitest'
import type { ChannelSender } from '../../server/ports/channel.ts'
import type { DeliveryRecord } from '../../server/ports/journal.ts'

/** How the other side behaves. */
export type OtherSide = 'accepts' | 'is-busy' | 'refuses' | 'is-down' | 'never-answers'

/** A sender with the other side that it talks to. */
export interface ChannelUnderTest {
  sender: ChannelSender
  /** A delivery of its kind; `visit` makes another one. */
  delivery(visit?: number): DeliveryRecord
  /** What the other side tells deliveries apart by, in the order in which it accepted them. */
  acceptedKeys(): string[]
  /** Resolves when the other side has heard of a delivery that it does not answer. */
  reached: Promise<void>
  /** A word that nobody may read: a password, a secret. */
  secret: string
}

/** What every channel and connector has to do that reaches another system. */
export function channelContract(name: string, open: (otherSide: OtherSide) => Promise<ChannelUnderTest>): void {
  const never = new AbortController().signal

  describe(`${name} as a channel`, () => {
    it('says that an accepted delivery was sent', async () => {
      const { sender, delivery, acceptedKeys } = await open('accepts')
      expect(await sender.send(delivery(), never)).toMatchObject({ result: 'sent' })
      expect(acceptedKeys()).toHaveLength(1)
    })

    it('lets the other side see that a second try is the same delivery, and another one is not', async () => {
      const { sender, delivery, acceptedKeys } = await open('accepts')
      for (const next of [delivery(1), delivery(1), delivery(2)]) await sender.send(next, never)
      const [first, again, other] = acceptedKeys()
      expect(again).toBe(first)
      expect(other).not.toBe(first)
    })

    it('carries out deliveries side by side', async () => {
      const { sender, delivery, acceptedKeys } = await open('accepts')
      const attempts = await Promise.all(
        Array.from({ length: 20 }, (_, index) => sender.send(delivery(index + 1), never)),
      )
      expect(attempts.every(({ result }) => result === 'sent')).toBe(true)
      expect(new Set(acceptedKeys()).size).toBe(20)
    })

    it.each(['is-busy', 'is-down'] as const)('tries again later when the other side %s', async (otherSide) => {
      const { sender, delivery } = await open(otherSide)
      expect(await sender.send(delivery(), never)).toMatchObject({ result: 'retry-later' })
    })

    it('gives up when the other side refuses for good', async () => {
      const { sender, delivery } = await open('refuses')
      expect(await sender.send(delivery(), never)).toMatchObject({ result: 'give-up' })
    })

    it('lets go at once when the server stops, and has it tried again later', async () => {
      const { sender, delivery, reached } = await open('never-answers')
      const stopping = new AbortController()
      const attempt = sender.send(delivery(), stopping.signal)
      await reached
      stopping.abort()
      expect(await attempt).toMatchObject({ result: 'retry-later' })
    })

    it('does not begin when the server has stopped', async () => {
      const { sender, delivery, acceptedKeys } = await open('accepts')
      expect(await sender.send(delivery(), AbortSignal.abort())).toMatchObject({ result: 'retry-later' })
      expect(acceptedKeys()).toEqual([])
    })

    it.each(['accepts', 'is-busy', 'is-down', 'refuses'] as const)(
      'tells in one short line how it went when the other side %s, without secrets',
      async (otherSide) => {
        const { sender, delivery, secret } = await open(otherSide)
        const texts = [(await sender.send(delivery(), never)).response, sender.describe().text]
        for (const text of texts) {
          expect(text).toMatch(/^[^\n\r]{1,500}$/)
          expect(text).not.toContain(secret)
        }
      },
    )
  })
}
