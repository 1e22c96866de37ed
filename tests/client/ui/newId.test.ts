import { expect, it } from 'vitest'
import { newId } from '../../../client/ui/newId.ts'

it('gives every node an id of 10 letters and digits that no other has', () => {
  const ids = Array.from({ length: 500 }, newId)
  expect(ids.filter((id) => !/^[a-z0-9]{10}$/.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})
