/** Puts ids that count, in whatever base, in the order in which they were given: 10 comes after 9. For `sort`. */
export const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
