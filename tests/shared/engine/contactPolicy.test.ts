import { describe, expect, it } from 'vitest'
import { sayWhy } from '../../../shared/engine/explain.ts'
import type { ContactPolicy } from '../../../shared/engine/policy/contactPolicy.ts'
import { contactPolicy } from '../../../shared/engine/policy/contactPolicy.ts'
import { askPolicy } from '../../../shared/engine/policy.ts'
import { shapeErrors } from '../../../shared/flow/issues.ts'
import { aScope, ms } from '../../builders/aScope.ts'

const policy: ContactPolicy = {
  caps: [{ channel: 'email', max: 1, per: 'P1D' }],
  quietHours: [{ from: '21:00', to: '08:00', channels: 'all' }],
}

function ask(now: string, purpose: 'marketing' | 'transactional' = 'marketing', changes = {}) {
  const reachable = { traits: { email: 'ada@example.com' }, consent: { email: true }, ...changes }
  const scope = aScope({ now, customer: reachable })
  const sent = [{ channel: 'email' as const, at: ms('2026-03-10T01:00:00Z') }]
  const sentSince = (from: number) => sent.filter(({ at }) => at >= from)
  return askPolicy('email', purpose, {
    ...scope,
    workspace: { ...scope.workspace, contactPolicy: policy },
    sentSince,
  })
}

describe('the contact policy in force', () => {
  it('asks for consent and an address before it looks at the clock', () => {
    expect(ask('2026-03-10T22:00:00Z', 'marketing', { consent: {} }).reason).toBe('no-consent')
    expect(ask('2026-03-10T22:00:00Z', 'marketing', { traits: {} }).reason).toBe('no-address')
  })

  it('asks for quiet hours before it counts', () => {
    expect(ask('2026-03-10T22:00:00Z')).toMatchObject({ reason: 'quiet-hours', couldGoAt: ms('2026-03-11T08:00:00Z') })
    expect(ask('2026-03-10T12:00:00Z').reason).toBe('frequency-cap')
  })

  it('names the morning where a cap ends at night', () => {
    expect(ask('2026-03-10T12:00:00Z').couldGoAt).toBe(ms('2026-03-11T08:00:00Z'))
  })

  it('lets a receipt go at any hour, but not to an address that bounced', () => {
    expect(ask('2026-03-10T22:00:00Z', 'transactional').status).toBe('would-send')
    expect(ask('2026-03-10T22:00:00Z', 'transactional', { suppressed: ['email'] }).reason).toBe('suppressed')
  })

  it('says in a sentence what refused, and when it could have gone', () => {
    const says = (now: string) => sayWhy([ask(now).why], { flow: null, zone: 'UTC' })[0]
    expect(says('2026-03-10T22:00:00Z')).toBe(
      'not sent: quiet hours from 21:00 to 08:00; it could have gone Wed 11 Mar 2026, 08:00',
    )
    expect(says('2026-03-10T12:00:00Z')).toBe(
      'not sent: they had the one email that they may get in 1 day; it could have gone Wed 11 Mar 2026, 08:00',
    )
  })

  it('says of a message that it is held, and for when', () => {
    const { why } = ask('2026-03-10T22:00:00Z')
    expect(sayWhy([{ ...why, held: true }], { flow: null, zone: 'Europe/Berlin' })[0]).toBe(
      'held: quiet hours from 21:00 to 08:00; tried again Wed 11 Mar 2026, 09:00',
    )
  })
})

describe('a policy that is declared', () => {
  const problems = (input: unknown) => {
    const read = contactPolicy.safeParse(input)
    return read.success ? [] : shapeErrors(read.error.issues).map(({ path }) => path)
  }

  it.each([
    ['nothing', {}, []],
    [
      'caps of several kinds',
      {
        caps: [
          { channel: 'all', max: 3, per: 'P7D' },
          { channel: 'sms', max: 1, per: 'PT24H' },
        ],
      },
      [],
    ],
    ['a year', { caps: [{ channel: 'all', max: 3, per: 'P1Y' }] }, []],
    ['more than a year', { caps: [{ channel: 'all', max: 3, per: 'P13M' }] }, ['caps.0.per']],
    ['no time at all', { caps: [{ channel: 'all', max: 3, per: 'PT0S' }] }, ['caps.0.per']],
    ['time backwards', { caps: [{ channel: 'all', max: 3, per: '-P1D' }] }, ['caps.0.per']],
    ['an unreadable time', { caps: [{ channel: 'all', max: 3, per: 'a week' }] }, ['caps.0.per']],
    ['no message', { caps: [{ channel: 'all', max: 0, per: 'P1D' }] }, ['caps.0.max']],
    ['half a message', { caps: [{ channel: 'all', max: 1.5, per: 'P1D' }] }, ['caps.0.max']],
    ['an unknown channel', { caps: [{ channel: 'fax', max: 1, per: 'P1D' }] }, ['caps.0.channel']],
    ['an unknown key', { cap: [] }, ['cap']],
    ['an hour that no clock shows', { quietHours: [{ from: '24:00', to: '08:00' }] }, ['quietHours.0.from']],
    ['hours that end as they begin', { quietHours: [{ from: '08:00', to: '08:00' }] }, ['quietHours.0.to']],
    ['hours of no channel', { quietHours: [{ from: '21:00', to: '08:00', channels: [] }] }, ['quietHours.0.channels']],
    [
      'a whole day in two parts',
      {
        quietHours: [
          { from: '21:00', to: '08:00' },
          { from: '07:30', to: '21:00' },
        ],
      },
      ['quietHours'],
    ],
    [
      'a day with a minute free',
      {
        quietHours: [
          { from: '21:00', to: '08:00' },
          { from: '08:01', to: '21:00' },
        ],
      },
      [],
    ],
    [
      'a whole day, but of two channels',
      {
        quietHours: [
          { from: '21:00', to: '08:00', channels: ['sms'] },
          { from: '08:00', to: '21:00', channels: ['push'] },
        ],
      },
      [],
    ],
  ])('of %s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected)
  })
})
