import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { FlowPicture } from '../../../client/editor/picture/FlowPicture.tsx'
import { covers } from '../../../client/editor/picture/fontsFor.ts'
import { wrapText } from '../../../client/editor/picture/wrapText.ts'
import { noNames } from '../../../shared/rules/names.ts'
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

it('says what segments are called', () => {
  const flow = aFlow().node('onSegment', { segmentId: 's1', change: 'enter' }).build()
  const paint = { colour: () => '#123456', measure, sizeOf: () => ({ width: 260, height: 78 }) }
  const names = { ...noNames, segment: (id: string) => (id === 's1' ? 'VIPs' : '?') }
  const { container } = render(<FlowPicture flow={flow} paint={paint} names={names} />)
  expect(container.textContent).toContain('VIPs')
})

describe('a font', () => {
  it.each([
    ['U+0000-00FF, U+0131', 'Hello', true],
    ['U+0400-045F', 'Hello', false],
    ['U+0400-045F', 'Hello, Мир', true],
    ['U+04??', 'Ж', true],
    ['', 'anything', true],
    ['U+0020', 'a b', false],
  ])('of the letters %s has some of "%s": %s', (range, words, answer) => {
    expect(covers(range, words)).toBe(answer)
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
  const fonts = '@font-face { font-family: "A"; src: url("data:font/woff2;base64,AA==") }'
  const { container } = render(<FlowPicture flow={whole} paint={paint} names={noNames} fonts={fonts} />)
  const svg = container.innerHTML
  const file = new DOMParser().parseFromString(svg, 'image/svg+xml')
  expect(file.querySelector('parsererror')).toBeNull()
  expect(file.querySelector('style')?.textContent).toBe(fonts)
  const words = [...file.querySelectorAll('title, text')].map((text) => text.textContent)
  expect(words).toEqual(expect.arrayContaining(['A & B', 'Event', 'Wait', 'Email', 'Ask Ada first', 'Time ran out']))
  expect(words.join(' ')).toContain('Hello & <welcome>')
  expect(svg).not.toMatch(/var\(|class="[^"]*_|href=/)
})
