import type { Library } from './ports/library.ts'

/** For the check: which segments a flow may name. */
export const segmentIdsIn = (library: Pick<Library, 'segments'>): ReadonlySet<string> =>
  new Set(library.segments().map(({ id }) => id))
