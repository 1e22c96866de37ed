import type { Customer } from '../../../shared/customer/customer.ts'

/** What a search for a customer looks through, in lower case: the id, the email and the names. */
export function searchTextOf({ id, traits }: Customer): string {
  const text = (trait: string): string => (typeof traits[trait] === 'string' ? traits[trait] : '')
  // One line with both names, so that "ada lovelace" is found as it is written.
  const fullName = `${text('firstName') || text('first_name')} ${text('lastName') || text('last_name')}`.trim()
  return [id, text('email'), text('name'), fullName]
    .filter((line) => line !== '')
    .join('\n')
    .toLowerCase()
}
