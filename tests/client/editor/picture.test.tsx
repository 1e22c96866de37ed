import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { FlowPicture } from '../../../client/editor/picture/FlowPicture.tsx'
import { wrapText } from '../../../client/editor/picture/wrapText.ts'
import { aFlow } from '../../builders/aFlow.ts'

const measure = (text: string) => text.length * 7

describe('a text in a picture', () => {
  it.each([
    ['stays on one line where it fits', 'Wait 3 days', 100, ['Wait 3 days']],
    ['breaks between words', 'Wait 3 days, then go on', 90, ['Wait 3 days,', 'then go on']],
    ['ends with an ellipsis where it is too long', 'one two three four five', 60, ['one two', 'three…']],
    ['is cut within a word that is too long by itself', 'incomprehensibilities', 70, ['incompreh…']],
    ['is nothing where there is nothing', '  ', 70, []],
  ])('%s', (_, text, width, lines) => {
    expect(wrapText(text, width, 2, measure)).toEqual(lines)
  })
})

it('draws every card, note and label of a flow in a file that needs nothing else', () => {
  const flow = aFlow()
    .on('Signed Up')
    .wait('Order Completed')
    .from('wait', 'timeout')
    .email('Hello & <welcome>')
    .build()
  const note = aFlow().node('note', { text: 'Ask Ada first', color: 'blue' }).build()
  const whole = { ...flow, name: 'A & B', nodes: [...flow.nodes, ...note.nodes] }
  const paint = { colour: () => '#123456', measure, sizeOf: () => ({ width: 260, height: 78 }) }
  const { container } = render(<FlowPicture flow={whole} paint={paint} />)
  const svg = container.innerHTML
  const file = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(file.querySelector('parsererror')).toBeNull()
  const words = [...file.querySelectorAll('title, text')].map((text) => text.textContent)
  expect(words).toEqual(expect.arrayContaining(['A & B', 'Event', 'Wait', 'Email', 'Ask Ada first', 'Time ran out']))
  expect(words.join(' ')).toContain('Hello & <welcome>')
  expect(svg).not.toMatch(/var\(|class="[^"]*_|href=/)
})
