import fc from 'fast-check'
import type { ContactPolicy } from '../../../shared/engine/policy/contactPolicy.ts'

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)

const caps = fc.array(
  fc.record({
    channel: oneOf('email' as const, 'all' as const, 'sms' as const),
    max: oneOf(1, 1, 2),
    per: oneOf('PT1H', 'PT12H', 'P1D', 'P1D', 'P7D', 'P1M'),
  }),
  { minLength: 1, maxLength: 2 },
)

// Together they leave some time of each day free. Nights, a window that the clocks skip the end of, and two that touch.
const quietHours: fc.Arbitrary<ContactPolicy['quietHours']> = oneOf(
  [{ from: '19:00', to: '10:00', channels: 'all' as const }],
  [{ from: '22:00', to: '02:30', channels: ['email' as const] }],
  [
    { from: '12:00', to: '15:00', channels: 'all' as const },
    { from: '15:00', to: '16:30', channels: ['email' as const, 'sms' as const] },
  ],
  [{ from: '00:00', to: '10:00', channels: ['sms' as const] }],
)

/** How often and when: most stories have something of it. */
export const arbitraryContactPolicy: fc.Arbitrary<ContactPolicy> = fc.record({
  caps: fc.oneof(fc.constant<ContactPolicy['caps']>([]), caps, caps),
  quietHours: fc.oneof(fc.constant<ContactPolicy['quietHours']>([]), quietHours, quietHours),
})
