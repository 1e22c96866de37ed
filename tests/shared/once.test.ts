import { expect, it } from 'vitest'
import { once } from '../../shared/once.ts'

it('makes a thing when it is first asked for, and never again', () => {
  let times = 0
  const thing = once(() => {
    times += 1
    return undefined
  })
  expect(times).toBe(0)
  thing()
  thing()
  expect(times).toBe(1)
})
