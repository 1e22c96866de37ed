import { z } from 'zod'
import { leave, park } from '../engine/outcome.ts'
import { defineNode } from './defineNode.ts'
import { fillIn, hasLiquid } from './fillIn.ts'
import { lackIf, lackInLiquid } from './lacking.ts'

const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET']

/** Tells another system, and goes on by whether it took it. */
export const callWebhook = defineNode({
  type: 'callWebhook',
  family: 'action',
  title: 'Webhook',
  effect: 'webhook',
  data: {
    method: z.string().default('POST'),
    url: z.string().default(''),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().default(''),
    signed: z.boolean().default(true),
  },
  initial: { method: 'POST', url: '', headers: {}, body: '', signed: true },
  handles: () => [
    { id: 'out', label: '' },
    { id: 'failed', label: 'Failed' },
  ],
  summary: ({ method, url }) => `${method} ${url}`,
  lacks: ({ method, url, headers, body }) => [
    ...lackIf(url.trim() === '', ['url'], 'Say which address to call.'),
    ...lackIf(
      url.trim() !== '' && !isAddress(url),
      ['url'],
      'An address begins with https:// or http://.',
      'webhook-url',
    ),
    ...lackIf(!methods.includes(method), ['method'], `The method is one of ${methods.join(', ')}.`, 'webhook-method'),
    ...Object.entries(headers).flatMap(([name, value]) =>
      lackIf(!isHeader(name, value), ['headers', name], `"${name}" cannot be sent as a header.`, 'webhook-header'),
    ),
    ...lackInLiquid(url, ['url']),
    ...lackInLiquid(headers, ['headers']),
    ...lackInLiquid(body, ['body']),
  ],
  compile({ method, signed, ...data }) {
    const url = fillIn(data.url)
    const body = fillIn(data.body)
    const headers = Object.entries(data.headers).map(([name, value]) => [name, fillIn(value)] as const)
    return {
      kind: 'step',
      enter(world) {
        const { nodeId, key } = world
        const call = {
          method,
          url: url(world),
          headers: Object.fromEntries(headers.map(([name, fill]) => [name, fill(world)])),
          body: body(world),
          signed,
        }
        return park({
          why: [],
          effects: [{ nodeId, kind: 'webhook', key, status: 'would-send', ...call }],
          delivery: key,
        })
      },
      resume(_world, cause) {
        if (cause.kind !== 'delivery') return null
        const { succeeded, detail } = cause
        return leave(succeeded ? 'out' : 'failed', { why: [{ kind: 'delivery', succeeded, detail }] })
      },
    }
  },
})

const isAddress = (url: string): boolean => /^https?:\/\/[^\s/]/i.test(url) || (hasLiquid(url) && url.startsWith('{'))

/** RFC 9110: a name is a token, a value has no line breaks. */
const isHeader = (name: string, value: string): boolean =>
  /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) && !/[\r\n\0]/.test(value)
