import type { EffectAnswer } from '../../../shared/api/answers.ts'

const reasons: Record<string, string> = {
  'no-consent': 'no consent for marketing on this channel',
  'no-address': 'no address is known',
  suppressed: 'the address bounced or complained',
  'quiet-hours': 'quiet hours',
  'frequency-cap': 'the frequency cap is reached',
  'not-supported': 'this cannot be carried out yet',
}

/** An effect as a sentence: what would happen, or why it does not. */
export function sayEffect(effect: EffectAnswer): string {
  const what = sayWhat(effect)
  if (effect.status === 'skipped') return `Left out (${reasons[effect.reason ?? ''] ?? effect.reason}): ${what}`
  if (effect.status === 'held') return `Held (${reasons[effect.reason ?? ''] ?? effect.reason}): ${what}`
  return effect.status === 'would-send' ? `Would send ${what}` : `Would do: ${what}`
}

function sayWhat(effect: EffectAnswer): string {
  const text = (key: string) => (typeof effect[key] === 'string' ? effect[key] : '')
  switch (effect.kind) {
    case 'email':
      return `an email${text('to') && ` to ${text('to')}`}${text('subject') && `: “${text('subject')}”`}`
    case 'webhook':
      return `${text('method')} ${text('url')}`
    case 'update':
      return sayUpdate(effect)
    case 'event':
      return `the event “${text('event')}”`
    default:
      return text('text') || text('title') || effect.kind
  }
}

function sayUpdate({ set, addTags, removeTags }: EffectAnswer): string {
  const traits = Object.entries(Object(set)).map(([key, value]) => `${key} becomes ${JSON.stringify(value)}`)
  const tags = (list: unknown, word: string) => (Array.isArray(list) ? list.map((tag) => `${word} tag ${tag}`) : [])
  return [...traits, ...tags(addTags, 'add'), ...tags(removeTags, 'remove')].join(', ') || 'change the customer'
}
