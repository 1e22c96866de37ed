import type { EffectAnswer } from '../../shared/api/journeyAnswers.ts'
import { describeOffer } from '../../shared/customer/describeOffer.ts'
import type { JsonObject } from '../../shared/json.ts'

/** What a step asked for, in a few words: `Email “Your mug” to ada@example.com`. */
export function sayEffect(effect: EffectAnswer): string {
  const say = sentences[effect.kind]
  return say ? say((key) => text(effect[key]), effect) : effect.kind
}

type Read = (key: string) => string

const message = (what: string) => (read: Read) =>
  [what, read('title') && `“${read('title')}”`, read('to') && `to ${read('to')}`].filter(Boolean).join(' ')

const sentences: Readonly<Record<string, (read: Read, effect: EffectAnswer) => string>> = {
  email: (read) =>
    ['Email', read('subject') && `“${read('subject')}”`, read('to') && `to ${read('to')}`].filter(Boolean).join(' '),
  sms: message('Text message'),
  push: message('Push notification'),
  inApp: message('In-app message'),
  message: () => 'Message',
  webhook: (read) => `Webhook ${read('method')} ${read('url')}`.trim(),
  update: (_, effect) => sayUpdate(effect),
  event: (read) => `Event “${read('event')}”`,
  // An effect's answer is JSON, so what is an object in it is one of JSON.
  offer: (_, { offer }) => `Offer: ${isObject(offer) ? describeOffer(offer as JsonObject) : ''}`,
  points: (read) =>
    [`${read('points')} ${read('points') === '1' ? 'point' : 'points'}`, read('reason') && `for ${read('reason')}`]
      .filter(Boolean)
      .join(' '),
  task: (read) => `Task “${read('title')}”`,
  flow: () => 'Starts another flow',
}

function sayUpdate({ set, addTags, removeTags, consent }: EffectAnswer): string {
  const parts = [
    ...Object.entries(isObject(set) ? set : {}).map(([trait, value]) => `${trait} becomes ${JSON.stringify(value)}`),
    ...list(addTags).map((tag) => `tag “${tag}” added`),
    ...list(removeTags).map((tag) => `tag “${tag}” removed`),
    ...Object.entries(isObject(consent) ? consent : {}).map(
      ([channel, given]) => `${channel} consent ${given ? 'given' : 'taken back'}`,
    ),
  ]
  return parts.length > 0 ? `Customer: ${parts.join(', ')}` : 'Customer: nothing changes'
}

const reasons: Readonly<Record<string, string>> = {
  'no-consent': 'no consent for this channel',
  'no-address': 'no address is known',
  suppressed: 'the address bounced or complained',
  'quiet-hours': 'quiet hours',
  'frequency-cap': 'the frequency cap was reached',
  'not-supported': 'this node does nothing yet',
}

/** Why an effect was not carried out, or not yet. */
export const sayEffectReason = (reason: string): string => reasons[reason] ?? reason

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
