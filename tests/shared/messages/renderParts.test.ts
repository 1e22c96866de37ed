import { expect, it } from 'vitest'
import { renderParts } from '../../../shared/messages/renderParts.ts'
import { aScope } from '../../builders/aScope.ts'

const scope = aScope({ traits: { name: 'Ada <3' } })

it('renders each part of a message, and escapes values only where they become HTML', () => {
  const hello = 'Hi {{ customer.traits.name }}'
  expect(renderParts('email', { subject: hello, body: hello }, scope)).toEqual({
    parts: { subject: 'Hi Ada <3', body: 'Hi Ada &lt;3' },
    faults: [],
  })
  expect(renderParts('sms', { text: hello }, scope).parts).toEqual({ text: 'Hi Ada <3' })
})

it('says what is wrong with one part, and renders the others', () => {
  expect(renderParts('email', { subject: '{{ customer.id', body: 'Hello' }, scope)).toEqual({
    parts: { subject: '', body: 'Hello' },
    faults: [{ part: 'subject', message: 'Line 1, column 1: this output is not closed. Add }} at its end.' }],
  })
})
