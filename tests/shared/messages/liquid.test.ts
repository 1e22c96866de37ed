import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../shared/json.ts'
import { LiquidFault, liquidVariables, parseLiquid, renderLiquid } from '../../../shared/messages/liquid.ts'
import { aJourney, anEvent, aScope } from '../../builders/aScope.ts'

const traits: JsonObject = JSON.parse(
  '{ "first_name": "Ada <b>", "timezone": "Europe/Berlin", "__proto__": { "polluted": true } }',
)
const scope = aScope({
  now: '2026-03-01T23:30:00Z',
  customer: {
    traits,
    tags: ['vip', 'eu'],
    consent: { email: true },
    computed: {
      ordersCount: 2,
      totalSpent: 60,
      firstOrderAt: Date.parse('2026-01-01T10:00:00Z'),
      lastOrderAt: Date.parse('2026-02-27T10:00:00Z'),
      lastOrderValue: 40,
    },
  },
  event: anEvent('Order Completed', '2026-03-01T23:00:00Z', {
    total: 40,
    products: [
      { name: 'Mug', price: 15 },
      { name: 'Hat', price: 25 },
    ],
  }),
  journey: aJourney({
    variants: { split: 'b' },
    events: { wait: anEvent('Email Opened', '2026-02-03T10:00:00Z', { subject: 'Hi' }) },
  }),
})

const rendered = (template: string) => renderLiquid(template, scope)
const inMail = (template: string) => renderLiquid(template, scope, { escaping: 'html' })

function fault(template: string): LiquidFault {
  try {
    rendered(template)
  } catch (error) {
    if (error instanceof LiquidFault) return error
    throw error
  }
  throw new Error('It rendered.')
}

describe('what a template sees', () => {
  it.each([
    ['{{ customer.id }} {{ customer.traits.first_name }}', 'c1 Ada <b>'],
    ['{{ customer.ordersCount }} {{ customer.totalSpent }} {{ customer.averageOrderValue }}', '2 60 30'],
    ['{{ customer.daysSinceLastOrder }} {{ customer.lastOrderAt }}', '3 2026-02-27T10:00:00.000Z'],
    ['{{ customer.tags | join: ", " }} {{ customer.consent.email }}', 'vip, eu true'],
    ['{{ event.event }} {{ event.name }} {{ event.properties.total }}', 'Order Completed Order Completed 40'],
    ['{{ event.timestamp }}', '2026-03-01T23:00:00.000Z'],
    ['{% for p in event.properties.products %}{{ p.name }} {{ p.price }};{% endfor %}', 'Mug 15;Hat 25;'],
    ['{{ event.properties.products | map: "price" | sum }}', '40'],
    ['{{ journey.startedAt }} {{ journey.variant.split }}', '2026-02-01T10:00:00.000Z b'],
    ['{{ journey.events.wait.event }} {{ journey.events.wait.properties.subject }}', 'Email Opened Hi'],
    ['{{ now }}', '2026-03-01T23:30:00.000Z'],
    ['[{{ nothing }}{{ customer.traits.nothing.at.all }}]', '[]'],
    ['{{ customer.traits.nothing | default: "you" }}', 'you'],
    ['{{ event.properties | json }}', '{"total":40,"products":[{"name":"Mug","price":15},{"name":"Hat","price":25}]}'],
    ['plain text', 'plain text'],
  ])('%s', (template, text) => expect(rendered(template)).toBe(text))

  it('has no event and no journey where there is none', () => {
    expect(renderLiquid('[{{ event.name }}{{ journey.startedAt }}]', aScope())).toBe('[]')
  })

  it('has only what was sent, and nothing of how it is built', () => {
    for (const path of [
      'constructor',
      'customer.constructor.name',
      'customer.traits.constructor',
      'customer.traits.polluted',
      'customer.traits.toString',
      'customer["__proto__"].constructor',
      'customer.tags.constructor',
      'event.properties.hasOwnProperty',
      'workspace.currency',
      'process.env',
      'globalThis',
    ]) {
      expect([path, rendered(`{{ ${path} }}`)]).toEqual([path, ''])
    }
  })

  it('stays as it is, whatever a template does', () => {
    rendered('{% assign customer = "x" %}{% capture event %}y{% endcapture %}{% increment now %}{{ customer }}')
    expect(rendered('{{ customer.id }} {{ event.name }} {{ now }}')).toBe('c1 Order Completed 2026-03-01T23:30:00.000Z')
  })
})

describe('dates in a template', () => {
  it.each([
    ['{{ "now" | date: "%Y-%m-%d %H:%M" }}', '2026-03-02 00:30'],
    ['{{ now | date: "%A, %B %-d at %-I:%M %p" }}', 'Monday, March 2 at 12:30 AM'],
    ['{{ now | date: "%a %b %e %j %y %u %w %-m/%-d" }}', 'Mon Mar  2 061 26 1 1 3/2'],
    ['{{ now | date: "%F %T %z %:z %Z %s" }}', '2026-03-02 00:30:00 +0100 +01:00 Europe/Berlin 1772407800'],
    ['{{ now | date: "%^a %-d%q 100%% %Q" }}', 'MON 2nd 100% %Q'],
    ['{{ event.timestamp | date: "%H:%M" }}', '00:00'],
    ['{{ "2026-07-04" | date: "%d.%m.%Y %H:%M" }}', '04.07.2026 00:00'],
    ['{{ 0 | date: "%Y %H" }}', '1970 01'],
    ['{{ now | date: "%H:%M", "America/New_York" }}', '18:30'],
    ['{{ "soon" | date: "%Y" }}{{ nothing | date: "%Y" }}', 'soon'],
    ['{{ now | date }}', '2026-03-02'],
  ])('%s is %s, by the customer’s clock', (template, text) => expect(rendered(template)).toBe(text))

  it('are those of the workspace where the customer’s zone is unknown', () => {
    const lost = aScope({ now: '2026-03-01T23:30:00Z', traits: { timezone: 'Mars/Olympus' }, timezone: 'Asia/Tokyo' })
    expect(renderLiquid('{{ now | date: "%d %H" }}', lost)).toBe('02 08')
  })
})

describe('values in the body of an email', () => {
  it('are escaped unless they end in "raw"', () => {
    expect(inMail('<p>{{ customer.traits.first_name }}</p>')).toBe('<p>Ada &lt;b&gt;</p>')
    expect(inMail('{{ customer.traits.first_name | raw }}')).toBe('Ada <b>')
    expect(inMail('{{ customer.traits.first_name | upcase }}')).toBe('ADA &lt;B&gt;')
    expect(inMail('{{ customer.traits.first_name | json }}')).toBe('&#34;Ada &lt;b&gt;&#34;')
    expect(inMail('{% echo customer.traits.first_name %}')).toBe('Ada &lt;b&gt;')
    expect(inMail('{% cycle customer.traits.first_name %}')).toBe('Ada &lt;b&gt;')
  })

  it('are left as they are in a subject or a URL', () => {
    expect(rendered('{{ customer.traits.first_name }}')).toBe('Ada <b>')
  })
})

describe('a template that cannot be', () => {
  it.each([
    ['Hi\n  {{ x | foo }}', 'Line 2, column 3: there is no filter "foo". Check how it is written, or take it out.'],
    ['{% foo %}', 'Line 1, column 1: there is no tag "foo". Check how it is written, or take it out.'],
    ['a\n{% if x %}b', 'Line 2, column 1: {% if x %} has no end. Add {% endif %}.'],
    ['{{ x', 'Line 1, column 1: this output is not closed. Add }} at its end.'],
    ['{% if x', 'Line 1, column 1: this tag is not closed. Add %} at its end.'],
    ['{% raw %}x', 'Line 1, column 10: this raw part is not closed. Add {% endraw %}.'],
    ['x'.repeat(65_537), 'The template has more than 65,536 characters. Make it shorter.'],
    ['{{ "%E0%A4%A" | url_decode }}', 'Line 1, column 1: this does not work (URI malformed). Check how it is written.'],
  ])('says where and what to do: %s', (template, message) => expect(fault(template).message).toBe(message))

  it('carries its line and column', () => {
    expect(fault('a\n\n  {% foo %}')).toMatchObject({ line: 3, column: 3 })
    expect(fault('x'.repeat(65_537))).toMatchObject({ line: null, column: null })
  })

  it.each(['{% include "a" %}', '{% render "a" %}', '{% layout "a" %}', '{% block a %}{% endblock %}'])(
    'reads a file: %s',
    (template) => expect(fault(template).message).toContain('there is no tag'),
  )

  it.each(['sample', 'sha256', 'date_to_string'])('draws or computes what cannot be repeated: %s', (filter) =>
    expect(fault(`{{ customer.tags | ${filter} }}`).message).toContain(`there is no filter "${filter}"`),
  )

  const looping = 'the loops go on for too long (50,000 parts). Loop over less.'
  const heavy = 'this makes more text or longer lists than a message may hold. Loop over less.'
  const nested = (depth: number): string =>
    depth === 0 ? '' : `{% for i in customer.traits.list %}${nested(depth - 1)}{% endfor %}`

  it.each([
    ['a range without end', '{% for i in (1..1000000000) %}{% endfor %}', heavy],
    ['ranges in ranges', '{% for i in (1..9999) %}{% for j in (1..99) %}{% endfor %}{% endfor %}', looping],
    ['empty loops over a list', nested(4), looping],
    [
      'a table without end',
      '{% tablerow i in (1..40000) %}{{ i }}{% endtablerow %}',
      'the output has more than 524,288',
    ],
    [
      'text that doubles',
      '{% assign x = "aaaaaaaa" %}{% for i in (1..99) %}{% assign x = x | append: x %}{% endfor %}',
      heavy,
    ],
    [
      'a very long output',
      `{% for i in (1..9999) %}${'a'.repeat(1000)}{% endfor %}`,
      'the output has more than 524,288',
    ],
    [
      'a very long capture',
      `{% capture x %}{% for i in (1..9999) %}${'a'.repeat(1000)}{% endfor %}{% endcapture %}`,
      'the output has more than 524,288',
    ],
    ['tags without end', '{% if x %}'.repeat(6000), 'the tags are nested too deeply'],
  ])('never ends: %s', (_, template, message) => {
    const list = Array.from({ length: 1000 }, (_unused, index) => index)
    expect(() => renderLiquid(template, aScope({ traits: { list } }))).toThrow(message)
  })

  it('leaves the next one to render', () => {
    fault('{% for i in (1..1000000000) %}{% endfor %}')
    expect(rendered('{{ customer.id }}')).toBe('c1')
  })
})

describe('reading a template', () => {
  it('finds what is wrong without rendering', () => {
    expect(parseLiquid('Hi {{ customer.traits.first_name }}')).toEqual({ errors: [] })
    expect(parseLiquid('{% if x %}')).toEqual({
      errors: ['Line 1, column 1: {% if x %} has no end. Add {% endif %}.'],
    })
  })

  it('lists what it asks for, and not what it makes itself', () => {
    expect(
      liquidVariables(
        '{{ customer.traits.first_name }}{% assign x = event.properties.total %}{{ x }}' +
          '{% for p in event.properties.products %}{{ p.name }}{% endfor %}{{ customer.traits.first_name }}',
      ),
    ).toEqual(['customer.traits.first_name', 'event.properties.products', 'event.properties.total'])
    expect(liquidVariables('{{ x')).toEqual([])
  })

  it('gives the same text, however many templates came in between', () => {
    const template = 'Hello {{ customer.id }}'
    expect(rendered(template)).toBe('Hello c1')
    for (let other = 0; other < 300; other += 1) rendered(`${other} {{ customer.id }}`)
    expect(rendered(template)).toBe('Hello c1')
  })
})
