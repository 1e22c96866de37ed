/** A filter of Liquid that marketers use: how it is written, and what it does. */
export interface FilterChoice {
  name: string
  insert: string
  does: string
}

/** The filters that are offered; the others work when they are typed. */
export const filters: readonly FilterChoice[] = [
  { name: 'default', insert: 'default: "friend"', does: 'says this where there is nothing' },
  { name: 'date', insert: 'date: "%-d %B %Y"', does: '1 March 2026' },
  { name: 'capitalize', insert: 'capitalize', does: 'ada becomes Ada' },
  { name: 'upcase', insert: 'upcase', does: 'mug becomes MUG' },
  { name: 'downcase', insert: 'downcase', does: 'MUG becomes mug' },
  { name: 'round', insert: 'round: 2', does: '19.987 becomes 19.99' },
  { name: 'times', insert: 'times: 2', does: '10 becomes 20' },
  { name: 'divided_by', insert: 'divided_by: 2', does: '10 becomes 5' },
  { name: 'plus', insert: 'plus: 1', does: '10 becomes 11' },
  { name: 'minus', insert: 'minus: 1', does: '10 becomes 9' },
  { name: 'join', insert: 'join: ", "', does: 'a list as one text' },
  { name: 'first', insert: 'first', does: 'the first of a list' },
  { name: 'size', insert: 'size', does: 'how many are in a list' },
  { name: 'truncate', insert: 'truncate: 40', does: 'no more than 40 characters' },
  { name: 'json', insert: 'json', does: 'as JSON, for a webhook' },
]
