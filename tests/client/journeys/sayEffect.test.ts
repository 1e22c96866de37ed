import { expect, it } from 'vitest'
import { sayEffect } from '../../../client/journeys/sayEffect.ts'

const effect = (kind: string, body: object) => ({ nodeId: 'n', key: 'k', status: 'would-do' as const, kind, ...body })

it.each([
  ['email', { subject: 'Your mug', to: 'ada@example.com' }, 'Email “Your mug” to ada@example.com'],
  ['email', {}, 'Email'],
  ['webhook', { method: 'POST', url: 'https://shop.example/hook' }, 'Webhook POST https://shop.example/hook'],
  ['event', { event: 'Gift Promised' }, 'Event “Gift Promised”'],
  [
    'update',
    { set: { plan: 'gold' }, addTags: ['vip'], removeTags: ['new'], consent: { email: true } },
    'Customer: plan becomes "gold", tag “vip” added, tag “new” removed, email consent given',
  ],
  ['update', { set: {}, addTags: [], removeTags: [] }, 'Customer: nothing changes'],
  ['points', { points: 50, reason: 'the third order' }, '50 points for the third order'],
  ['points', { points: 1, reason: '' }, '1 point'],
  ['offer', { offer: { kind: 'gift', item: 'a mug' }, expiresAt: null }, 'Offer: a mug'],
  ['task', { title: 'Write a card', note: '', assignee: null }, 'Task “Write a card”'],
  ['carrier-pigeon', {}, 'carrier-pigeon'],
])('says what %s %j asks for', (kind, body, words) => {
  expect(sayEffect(effect(kind, body))).toBe(words)
})
