import { describe, expect, it } from 'vitest'
import { delayExample } from '../../../client/nodes/delayExample.ts'
import { definitionOf } from '../../../shared/nodes/index.ts'

const example = (data: object) => delayExample(definitionOf('delay').schema.parse(data))

describe('Ada, who arrives on the Friday before the clocks change', () => {
  it('goes on on Monday at ten, and it is still ten for her', () => {
    expect(example({ for: 'P1D', until: { time: '10:00', weekdays: [1, 2, 3, 4, 5] } })).toEqual({
      kind: 'continues',
      arrives: 'Friday 27 March at 14:10',
      continues: 'Monday 30 March at 10:00',
      about: 'The clocks change in between; it is still 10:00 for her.',
    })
  })

  it('keeps her time of day over two days, and gains an hour over 48 hours', () => {
    expect(example({ for: 'P2D' })).toMatchObject({ continues: 'Sunday 29 March at 14:10' })
    expect(example({ for: 'PT48H' })).toMatchObject({
      continues: 'Sunday 29 March at 15:10',
      about: expect.stringContaining('hours are counted exactly'),
    })
  })

  it('says nothing of clocks where none change', () => {
    expect(example({ for: 'PT30M' })).toMatchObject({ continues: 'Friday 27 March at 14:40', about: '' })
  })

  it('names the year where it is another one', () => {
    expect(example({ until: { date: '2027-12-24' } })).toMatchObject({ continues: 'Friday 24 December 2027 at 00:00' })
  })

  it('takes a date of hers', () => {
    expect(example({ until: { field: 'customer.traits.renewal_date', offset: '-P3D', time: '09:00' } })).toMatchObject({
      continues: 'Friday 3 April at 09:00',
      about: expect.stringContaining('Her renewal date is 6 April.'),
    })
  })

  it('says when a day lies behind her', () => {
    expect(example({ until: { date: '2026-01-01' } })).toMatchObject({ kind: 'past' })
  })

  it('asks for what is missing', () => {
    expect(example({})).toMatchObject({ kind: 'unreadable', message: expect.stringMatching(/how long/) })
  })
})
