import { describe, expect, it } from 'vitest'
import { delayExample } from '../../../client/nodes/delayExample.ts'
import { definitionOf } from '../../../shared/nodes/index.ts'

const march = Date.parse('2026-03-10T12:00:00Z')
const autumn = Date.parse('2026-08-01T12:00:00Z')

const example = (data: object, now = march, zone = 'Europe/Berlin') =>
  delayExample(definitionOf('delay').schema.parse(data), now, zone)

describe('Ada, who arrives on the Friday before the clocks change', () => {
  it('goes on on Monday at ten, and it is still ten for her', () => {
    expect(example({ for: 'P1D', until: { time: '10:00', weekdays: [1, 2, 3, 4, 5] } })).toEqual({
      kind: 'continues',
      arrives: 'Friday 27 March at 14:10 in Berlin',
      continues: 'Monday 30 March at 10:00',
      about: 'The clocks go forward in between; it is still 10:00 for her.',
    })
  })

  it('keeps her time of day over two days, and gains an hour over 48 hours', () => {
    expect(example({ for: 'P2D' })).toMatchObject({ continues: 'Sunday 29 March at 14:10' })
    expect(example({ for: 'PT48H' })).toMatchObject({
      continues: 'Sunday 29 March at 15:10',
      about: expect.stringContaining('her clock shows an hour more'),
    })
  })

  it('arrives before the next change, in autumn too, where the shop lives', () => {
    expect(example({ for: 'PT48H' }, autumn)).toMatchObject({
      arrives: 'Friday 23 October at 14:10 in Berlin',
      continues: 'Sunday 25 October at 13:10',
      about: 'The clocks go back in between: hours are counted exactly, so her clock shows an hour less.',
    })
    expect(example({ for: 'P2D' }, autumn, 'America/New_York')).toMatchObject({
      arrives: 'Friday 30 October at 14:10 in New York',
      continues: 'Sunday 1 November at 14:10',
    })
  })

  it('lives elsewhere where the clocks never change', () => {
    expect(example({ for: 'P2D' }, march, 'Asia/Tokyo')).toMatchObject({
      arrives: expect.stringContaining('in Berlin'),
    })
  })

  it('says nothing of clocks where none change', () => {
    expect(example({ for: 'PT30M' })).toMatchObject({ continues: 'Friday 27 March at 14:40', about: '' })
  })

  it('arrives shortly before a day that is named, and names the year where it is another one', () => {
    expect(example({ until: { date: '2026-03-20' } })).toMatchObject({
      arrives: expect.stringContaining('Sunday 15 March'),
      continues: 'Friday 20 March at 00:00',
    })
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
