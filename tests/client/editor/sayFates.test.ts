import { expect, it } from 'vitest'
import { sayAfter, sayBefore } from '../../../client/editor/migration/sayFates.ts'

it.each([
  [{ move: 0, exit: 0, finish: 0 }, 'New journeys take version 3 from now on.'],
  [
    { move: 0, exit: 0, finish: 1 },
    'New journeys take version 3 from now on. The one journey inside finishes on its version.',
  ],
  [
    { move: 1_200, exit: 0, finish: 0 },
    'New journeys take version 3 from now on. All 1,200 journeys inside go on in version 3.',
  ],
  [
    { move: 12, exit: 1, finish: 30 },
    'New journeys take version 3 from now on. Of the 43 journeys inside, 12 go on in version 3, 1 ends and 30 finish on their version.',
  ],
])('says before publishing what becomes of %j', (fates, sentence) => {
  expect(sayBefore(fates, 3, false)).toBe(sentence)
})

it('says of a paused flow what waits for its resume', () => {
  const fates = { move: 2, exit: 0, finish: 0 }
  expect(sayBefore(fates, 3, true)).toBe(
    'New journeys take version 3 once the flow is resumed. All 2 journeys inside go on in version 3. Whoever goes on elsewhere moves when the flow is resumed.',
  )
  expect(sayAfter({ ...fates, move: 0, exit: 2 }, 3, true)).toBe(
    'Version 3 is published; the flow stays paused. All 2 journeys inside end.',
  )
})
