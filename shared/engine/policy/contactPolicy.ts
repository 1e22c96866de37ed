import { z } from 'zod'
import type { Channel } from '../../customer/customer.ts'
import { parseDuration } from '../calendar/duration.ts'

/** Every channel, in the order in which they are offered and tried. */
export const channels = ['email', 'sms', 'push', 'inApp'] as const satisfies readonly Channel[]

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'This is no time of day. Write it like 21:00.')

/** At most `max` marketing messages in any stretch of time as long as `per`, which is ISO 8601. */
const frequencyCap = z.strictObject({
  channel: z.enum([...channels, 'all']),
  max: z
    .number()
    .int('A cap is a whole number of messages.')
    .min(1, 'A cap lets at least one message through.')
    .max(1_000, 'A cap is at most 1,000 messages.'),
  per: z.string().refine(isWindow, 'A cap counts over some time, at most a year. Write it like P7D (7 days).'),
})
export type FrequencyCap = z.infer<typeof frequencyCap>

/** From one time of day to another in the customer's zone, over midnight where `from` is the later one. */
const quietHours = z
  .strictObject({
    from: time,
    to: time,
    channels: z.union([z.literal('all'), z.array(z.enum(channels)).min(1, 'Choose a channel.')]).default('all'),
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'Quiet hours end at another time than they begin.' })
export type QuietHours = z.infer<typeof quietHours>

/** How often and when marketing may reach a customer: declared once, for all flows. */
export const contactPolicy = z
  .strictObject({
    caps: z.array(frequencyCap).max(20, 'There can be at most 20 caps.').default([]),
    quietHours: z.array(quietHours).max(20, 'There can be at most 20 quiet hours.').default([]),
  })
  .superRefine((policy, context) => {
    for (const channel of channels) {
      if (!isQuietAllDay(policy.quietHours, channel)) continue
      const message = 'Together these are quiet all day long: nothing could ever go. Leave some time between them.'
      context.addIssue({ code: 'custom', path: ['quietHours'], message })
      return
    }
  })
export type ContactPolicy = z.infer<typeof contactPolicy>

/** What holds until somebody declares a policy: consent and an address are asked for, nothing else. */
export const noContactPolicy: ContactPolicy = { caps: [], quietHours: [] }

/** Whether quiet hours are declared for a channel. */
export const isQuietOn = (channel: Channel, { channels: quiet }: QuietHours): boolean =>
  quiet === 'all' || quiet.includes(channel)

function isWindow(per: string): boolean {
  const duration = parseDuration(per)
  const anyDay = new Temporal.PlainDateTime(2000, 1, 1)
  return (
    duration !== null &&
    duration.sign > 0 &&
    Temporal.PlainDateTime.compare(anyDay.add(duration), anyDay.add({ years: 1 })) <= 0
  )
}

const minutesOfDay = 1_440

function isQuietAllDay(declared: readonly QuietHours[], channel: Channel): boolean {
  const windows = declared
    .filter((hours) => hours.from !== hours.to && isQuietOn(channel, hours))
    .map(({ from, to }) => [minuteOf(from), minuteOf(to)] as const)
  if (windows.length === 0) return false
  for (let minute = 0; minute < minutesOfDay; minute++) {
    const isQuiet = windows.some(([from, to]) =>
      from < to ? minute >= from && minute < to : minute >= from || minute < to,
    )
    if (!isQuiet) return false
  }
  return true
}

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
