import type { Workspace } from '../shared/engine/world.ts'
import type { Known } from '../shared/flow/check/known.ts'
import type { Library } from './ports/library.ts'

/** What a flow may name, for its check. The sender counts only where somebody asks for warnings too: it keeps nothing from going live. */
export const knownIn = (library: Library, workspace?: Workspace): Known => ({
  segments: new Set(library.segments().map(({ id }) => id)),
  flows: new Set(library.flows().map(({ id }) => id)),
  ...(workspace && { mailFrom: workspace.mailFrom }),
})
