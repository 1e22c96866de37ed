import { describe, expect, it } from 'vitest'
import { complete, completionAt } from '../../../client/editor/forms/completion/completionAt.ts'

/** What can be completed where the bar stands. */
const at = (text: string) => completionAt(text.replace('|>', ''), text.indexOf('|>'))

describe('what can be completed', () => {
  it.each([
    ['Hi {{|>', 'field', ''],
    ['Hi {{ cust|>', 'field', 'cust'],
    ['Hi {{- customer.tr|>aits }}', 'field', 'customer.tr'],
    ['{{ a }} and {{ b|>', 'field', 'b'],
    ['{{ a | |>', 'filter', ''],
    ['{{ a | upcase | tr|>', 'filter', 'tr'],
  ])('%s: a %s', (text, kind, typed) => {
    expect(at(text)).toMatchObject({ kind, typed })
  })

  it.each(['Hi |>', '{{ a }} |>', '{{ a b|>', '{{ a | default: x|>', '{{ a | default: "b|>'])('%s: nothing', (text) => {
    expect(at(text)).toBeNull()
  })
})

describe('completing', () => {
  const completed = (text: string, chosen: string) => {
    const completing = at(text)
    if (!completing) throw new Error('There is nothing to complete.')
    const done = complete(text.replace('|>', ''), completing, chosen)
    return `${done.text.slice(0, done.cursor)}|>${done.text.slice(done.cursor)}`
  }

  it.each([
    ['Hi {{|>', 'customer.id', 'Hi {{ customer.id }}|>'],
    ['Hi {{ cu|>, bye', 'customer.id', 'Hi {{ customer.id }}|>, bye'],
    ['Hi {{ cu|> }}, bye', 'customer.id', 'Hi {{ customer.id|> }}, bye'],
    ['{{ a|> {{ b }}', 'abc', '{{ abc }}|> {{ b }}'],
    ['{{ a | de|>', 'default: "friend"', '{{ a | default: "friend"|> }}'],
  ])('%s with %s gives %s', (text, chosen, result) => {
    expect(completed(text, chosen)).toBe(result)
  })
})
