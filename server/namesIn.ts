import type { Names } from '../shared/rules/names.ts'
import type { Library } from './ports/library.ts'

/** What the team calls its segments and flows. */
export const namesIn = (library: Pick<Library, 'segment' | 'flow'>): Names => ({
  segment: (id) => library.segment(id)?.name ?? 'a segment that is gone',
  flow: (id) => library.flow(id)?.flow.name ?? 'a flow that does not exist here',
})
