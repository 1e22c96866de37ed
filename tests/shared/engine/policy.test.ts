import { describe, expect, it } from 'vitest'
import type { Customer } from '../../../shared/customer/customer.ts'
import { askPolicy } from '../../../shared/engine/policy.ts'
import type { JsonValue } from '../../../shared/json.ts'
import { aScope } from '../../builders/aScope.ts'

const reachable: Partial<Customer> = {
  traits: { email: 'ada@example.com', phone: '+491701234567', pushToken: 'token-1' },
  consent: { email: true, sms: true, push: true, inApp: true },
}

const ask = (channel: 'email' | 'sms' | 'push' | 'inApp', purpose: 'marketing' | 'transactional', changes = {}) =>
  askPolicy(channel, purpose, aScope({ customer: { ...reachable, ...changes } }))

describe('the contact policy', () => {
  it('sends to the address of each channel', () => {
    expect(ask('email', 'marketing')).toEqual({
      status: 'would-send',
      address: 'ada@example.com',
      why: {
        kind: 'policy',
        channel: 'email',
        purpose: 'marketing',
        allowed: true,
        consent: true,
        address: 'ada@example.com',
      },
    })
    expect(ask('sms', 'marketing').address).toBe('+491701234567')
    expect(ask('push', 'marketing').address).toBe('token-1')
    expect(ask('inApp', 'marketing').address).toBe('c1')
  })

  it.each([
    ['missing', {}, null],
    ['refused', { email: false }, false],
    ['given for another channel', { sms: true }, null],
  ])('sends no marketing where consent is %s', (_, consent, said) => {
    expect(ask('email', 'marketing', { consent })).toMatchObject({
      status: 'skipped',
      reason: 'no-consent',
      why: { allowed: false, reason: 'no-consent', consent: said },
    })
  })

  it('sends a receipt without consent', () => {
    expect(ask('email', 'transactional', { consent: { email: false } })).toMatchObject({ status: 'would-send' })
  })

  it('sends nothing at all to an address that bounced', () => {
    const suppressed = ['email']
    expect(ask('email', 'marketing', { suppressed }).reason).toBe('suppressed')
    expect(ask('email', 'transactional', { suppressed }).reason).toBe('suppressed')
    expect(ask('sms', 'marketing', { suppressed }).status).toBe('would-send')
  })

  it('asks for consent before it looks for an address', () => {
    expect(ask('email', 'marketing', { traits: {}, consent: {} }).reason).toBe('no-consent')
    expect(ask('email', 'transactional', { traits: {}, suppressed: ['email'] }).reason).toBe('suppressed')
  })

  it.each<JsonValue>([
    null,
    '',
    '  ',
    'ada',
    'ada@',
    '@example.com',
    'ada@@example.com',
    'ada @example.com',
    'ada@example.com, eve@example.com',
    'Ada <ada@example.com>',
    'ada@example.com\r\nBcc: eve@example.com',
    'ada@example.com\u0000',
    `${'a'.repeat(250)}@example.com`,
    ['ada@example.com'],
    { address: 'ada@example.com' },
    true,
  ])('takes %j for no address', (email) => {
    expect(ask('email', 'transactional', { traits: { email } })).toMatchObject({
      status: 'skipped',
      reason: 'no-address',
      address: null,
    })
  })

  it.each([' ada@example.com ', 'ada+shop@example.co.uk', 'å@exämple.com', 'o’hara@example.com'])(
    'takes %j for one',
    (email) => {
      expect(ask('email', 'transactional', { traits: { email } }).address).toBe(email.trim())
    },
  )

  it('takes no line breaks in any address', () => {
    expect(ask('sms', 'transactional', { traits: { phone: '+49170\n1234' } }).reason).toBe('no-address')
    expect(ask('sms', 'transactional', { traits: { phone: 491701234567 } }).address).toBe('491701234567')
  })

  it('reads only what was sent', () => {
    const traits = Object.create({ email: 'eve@example.com' })
    expect(ask('email', 'transactional', { traits }).reason).toBe('no-address')
  })
})
