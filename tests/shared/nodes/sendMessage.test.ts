import { describe, expect, it } from 'vitest'
import { previewFlow } from '../../../shared/engine/replay.ts'
import { meaningOf } from '../../../shared/nodes/meaningOf.ts'
import { inOrder } from '../../../shared/nodes/preferredChannels.ts'
import { aFlow, aGiven, at, day, event } from '../../builders/aFlow.ts'

const email = { subject: 'Hello', body: 'Hi' }

function meaning(data: Record<string, unknown>) {
  const [node] = aFlow().node('sendMessage', data).build().nodes
  if (!node) throw new Error('The flow has no node.')
  return meaningOf(node)
}

describe('a message by the preferred channel', () => {
  it.each([
    [{ email, sms: { text: 'Hi' } }, 'By the channel they prefer: email or SMS'],
    [{ email, prefer: ['sms', 'email'], sms: { text: 'Hi' } }, 'By SMS else email'],
    [{ email, prefer: ['sms', 'email'] }, 'By email'],
    [{}, 'Write for at least one channel.'],
    [{ email: { subject: '', body: '' } }, 'Write for at least one channel.'],
  ])('of %j reads %s', (data, sentence) => {
    expect(meaning(data).summary()).toBe(sentence)
  })

  it.each([
    ['nothing', { email }, []],
    ['a subject', { email: { subject: '', body: 'Hi' } }, ['email.subject']],
    ['a text', { email: { subject: 'Hello', body: ' ' } }, ['email.body']],
    ['a title', { email, push: { title: '', text: 'Hi', url: '' } }, ['push.title']],
    ['a channel that is sent', { sms: { text: 'Hi' } }, ['email']],
    ['a channel that is sent, in the list', { email, sms: { text: 'Hi' }, prefer: ['sms'] }, ['email']],
    ['readable Liquid', { email: { subject: 'Hello', body: '{{ x' } }, ['email.body']],
    ['a priority', { email, priority: 10 }, ['priority']],
  ])('lacks %s', (_, data, paths) => {
    expect(
      meaning(data)
        .lacks()
        .map(({ path }) => path.join('.')),
    ).toEqual(paths)
  })

  it.each([
    ['push', ['push', 'email', 'sms', 'inApp']],
    [' InApp ', ['inApp', 'email', 'sms', 'push']],
    ['letter', ['email', 'sms', 'push', 'inApp']],
    [7, ['email', 'sms', 'push', 'inApp']],
  ])('tries for somebody who prefers %j', (preferred_channel, order) => {
    expect(inOrder('customer', { traits: { preferred_channel } })).toEqual(order)
    expect(inOrder(['sms', 'email'], { traits: { preferred_channel } })).toEqual(['sms', 'email'])
  })

  it('says which channels were passed over, and why', () => {
    const flow = aFlow()
      .on('A')
      .node('sendMessage', { email, sms: { text: 'Hi' } })
      .build()
    const customer = {
      id: 'c1',
      traits: { email: 'ada@example.com', preferred_channel: 'sms' },
      tags: [],
      consent: { sms: true },
    }
    const context = { now: at(day(0)), workspace: { timezone: 'UTC', currency: 'USD', mailFrom: 'shop@example.com' } }
    const { steps } = previewFlow(flow, aGiven({ event: event('A'), customer }), context)
    expect(steps[1]).toMatchObject({
      handle: 'unreachable',
      says: ['they prefer SMS', 'not sent: nothing carries sms yet', 'not sent: no consent to email'],
      effects: [{ kind: 'message', status: 'skipped', reason: 'not-supported', key: 'preview/sendMessage/1' }],
    })
  })
})
