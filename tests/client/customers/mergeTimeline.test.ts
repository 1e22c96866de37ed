import { describe, expect, it } from 'vitest'
import { mergeTimeline, sourcesToContinue } from '../../../client/customers/mergeTimeline.ts'

const day = (number: number) => ({ at: `2026-03-${String(number).padStart(2, '0')}T00:00:00.000Z` })
const days = (items: { at: string }[]) => items.map(({ at }) => Number(at.slice(8, 10)))

describe('the timeline of a customer', () => {
  it('mixes events, journeys and messages by time, newest first', () => {
    const merged = mergeTimeline([
      { items: [day(5), day(2)], hasMore: false },
      { items: [day(4), day(3)], hasMore: false },
    ])
    expect(days(merged)).toEqual([5, 4, 3, 2])
  })

  it('keeps the order of the sources at one instant', () => {
    const message = { ...day(5), name: 'message' }
    const event = { ...day(5), name: 'event' }
    const merged = mergeTimeline([
      { items: [message], hasMore: false },
      { items: [event], hasMore: false },
    ])
    expect(merged).toEqual([message, event])
  })

  it('ends where something not loaded yet could slip in between', () => {
    const merged = mergeTimeline([
      { items: [day(9), day(8)], hasMore: true },
      { items: [day(8), day(7)], hasMore: false },
    ])
    expect(days(merged)).toEqual([9, 8, 8])
  })

  it('goes on with the source that it waits for', () => {
    const events = { items: [day(9), day(8)], hasMore: true }
    const journeys = { items: [day(7)], hasMore: true }
    expect(sourcesToContinue([events, journeys])).toEqual([events])
  })

  it('has nothing to go on with once every source is whole', () => {
    expect(sourcesToContinue([{ items: [day(9)], hasMore: false }])).toEqual([])
  })
})
