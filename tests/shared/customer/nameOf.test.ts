import { expect, it } from 'vitest'
import { nameOf } from '../../../shared/customer/nameOf.ts'

it.each([
  ['the name they gave', { name: 'Ada Lovelace', firstName: 'A', email: 'ada@example.com' }, 'Ada Lovelace'],
  ['first and last name', { firstName: 'Ada', lastName: 'Lovelace' }, 'Ada Lovelace'],
  ['first and last name as shops write them', { first_name: 'Ada', last_name: 'Lovelace' }, 'Ada Lovelace'],
  ['a first name alone', { firstName: 'Ada' }, 'Ada'],
  ['the email address, where no name is known', { email: 'ada@example.com' }, 'ada@example.com'],
  ['the email address, where the name is blank', { name: '  ', email: 'ada@example.com' }, 'ada@example.com'],
  ['nothing, where nothing was told', { name: 7 }, null],
])('calls a customer by %s', (_, traits, name) => {
  expect(nameOf(traits)).toBe(name)
})
