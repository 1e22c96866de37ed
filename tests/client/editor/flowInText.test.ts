import { describe, expect, it } from 'vitest'
import { flowInText } from '../../../client/editor/saving/flowInText.ts'
import { writeFlow } from '../../../shared/flow/canonical.ts'
import { aFlow } from '../../builders/aFlow.ts'

const file = writeFlow(
  aFlow().on('Signed Up').email('We miss you and your “good taste”, {{ customer.traits.name }}').build(),
)
const subject = (text: string) => {
  const found = flowInText(text)
  if (!found.ok) return found.why
  const email = found.flow.nodes.find((node) => node.type === 'sendEmail')
  return email?.type === 'sendEmail' ? email.data.subject : 'no email'
}
const whole = subject(file)

describe('a flow in a text', () => {
  it.each([
    ['is the text', file],
    ['stands in a mail', `Hi Ada,\n\nhere it is:\n\n${file}\nBest, Kim`],
    ['stands in an answer that quotes it', `On Tuesday Kim wrote:\n${file.replace(/^/gm, '> > ')}`],
    ['stands in a fenced block', `\`\`\`json\n${file}\`\`\``],
    ['has spaces that do not break', file.replace(/ {2}/g, '\u00a0\u00a0')],
    ['had its long lines broken', file.replace('We miss you', 'We miss\n  you')],
  ])('is found where it %s', (_, text) => {
    expect(subject(text)).toBe(whole)
  })

  it('is found where a mail program bent the quotation marks', () => {
    const plain = writeFlow(aFlow().on('Signed Up').email('Hello').build())
    const bent = plain.replace(/"([^"]*)"/g, '“$1”')
    expect(bent).not.toContain('"')
    expect(subject(bent)).toBe('Hello')
  })
})

describe('a text without a flow', () => {
  it.each([
    ['words', 'See you on Friday', /There is no flow in it\. Copy nodes here/],
    ['half a file', file.slice(0, 200), /There is no flow in it/],
    ['other JSON', 'The order: {"id": 7}', /It is JSON, but no flow file\. format: Unknown format/],
    ['a flow without nodes', JSON.stringify({ ...aFlow().file(), name: 'Empty' }), /has no nodes/],
    ['a file with an unknown node', file.replace('"type": "onEvent"', '"type": "onMoon"'), /nodes\.\d+\.type/],
  ])('says so of %s', (_, text, why) => {
    expect(subject(text)).toMatch(why)
  })
})
