import type { Channel } from '../../customer/customer.ts'
import { describeDuration } from '../calendar.ts'
import type { FrequencyCap } from '../policy/contactPolicy.ts'
import type { Why } from '../why.ts'
import { sayMoment } from './sayMoment.ts'

type PolicyWhy = Extract<Why, { kind: 'policy' }>

/**
 * What the contact policy answered.
 *
 * @example "held: quiet hours from 21:00 to 08:00; tried again Wed 11 Mar 2026, 08:00"
 */
export function sayPolicy(why: PolicyWhy, { zone }: { zone: string }): string {
  const { channel, purpose, allowed, reason = '', address, held, couldGoAt } = why
  if (allowed) {
    const consent =
      purpose === 'transactional' ? 'transactional, so no consent is needed' : `consent to ${channel} given`
    return `${consent}; goes to ${address}`
  }
  const refusal = refusals[reason]
  if (!refusal) return `not sent by ${channel}: ${reason}`
  const said = `${held ? 'held' : 'not sent'}: ${refusal(why)}`
  return couldGoAt === undefined
    ? said
    : `${said}; ${held ? 'tried again' : 'it could have gone'} ${sayMoment(couldGoAt, zone)}`
}

const refusals: Readonly<Record<string, (why: PolicyWhy) => string>> = {
  'no-consent': ({ channel }) => `no consent to ${channel}`,
  'no-address': ({ channel }) => `no address for ${channel}`,
  suppressed: ({ channel }) => `their address for ${channel} bounced or complained`,
  'not-supported': ({ channel }) => `nothing carries ${channel} yet`,
  'quiet-hours': ({ quiet }) => (quiet ? `quiet hours from ${quiet.from} to ${quiet.to}` : 'quiet hours'),
  'frequency-cap': ({ cap }) => (cap ? `they had ${sayCap(cap)}` : 'the frequency cap was reached'),
}

const nouns: Readonly<Record<Channel | 'all', readonly [one: string, many: string]>> = {
  email: ['email', 'emails'],
  sms: ['text message', 'text messages'],
  push: ['push notification', 'push notifications'],
  inApp: ['in-app message', 'in-app messages'],
  all: ['message', 'messages'],
}

const sayCap = ({ channel, max, per }: FrequencyCap): string =>
  max === 1
    ? `the one ${nouns[channel][0]} that they may get in ${describeDuration(per)}`
    : `the ${max} ${nouns[channel][1]} that they may get in ${describeDuration(per)}`
