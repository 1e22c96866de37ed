import type { Names } from '../shared/rules/names.ts'
import type { Library } from './ports/library.ts'

/** What the team calls its segments. */
export const namesIn = (library: Pick<Library, 'segment'>): Names => ({
  segment: (id) => library.segment(id)?.name ?? 'a segment that is gone',
})
