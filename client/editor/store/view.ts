import type { StoreApi } from 'zustand/vanilla'
import type { NodePosition } from '../../../shared/flow/flow.ts'
import type { Period } from '../counting/period.ts'
import type { Trail } from '../preview/trail.ts'

export type DrawerTab = 'problems' | 'preview' | 'journeys' | 'versions' | 'tests' | 'json'

/** What stands beside the canvas. */
export type Side = 'palette' | 'outline'

/** What a node that is chosen next will be joined to, and where the chooser opens (in the window) and puts it (on the canvas). */
export interface Choosing {
  screen: NodePosition
  at: NodePosition | null
  from: { edge: string } | { source: string; sourceHandle: string } | null
}

/** A state of the flow that can be looked at: the draft, or a published version by its number. */
export type DraftOrVersion = 'draft' | number

/** What is shown read-only over the editor, and what it is compared with. */
export interface Looking {
  shown: DraftOrVersion
  against: DraftOrVersion | null
}

/** Whose numbers stand on the canvas: those of one version or all, of all time or of a period that began at `from` (ISO 8601). */
export interface Counting {
  version?: number
  period?: Period
  from?: string
}

/** What is on the screen and not in the flow; undo leaves it alone. */
export interface View {
  drawer: DrawerTab | null
  side: Side
  choosing: Choosing | null
  trail: Trail | null
  sheet: boolean
  publishing: boolean
  archiving: boolean
  /** The output from which an edge is drawn by keyboard. */
  connecting: { source: string; sourceHandle: string } | null
  /** The last result, for those who do not see it. */
  said: string
  /** Two drafts wait for a choice, and somebody wants to make it later. */
  mergingLater: boolean
  looking: Looking | null
  /** Null where the canvas shows no numbers. */
  counting: Counting | null
  openDrawer(tab: DrawerTab | null): void
  choose(choosing: Choosing | null): void
  light(trail: Trail | null): void
  say(result: string): void
  look(looking: Looking | null): void
  count(counting: Counting | null): void
  show(what: Partial<Pick<View, 'side' | 'sheet' | 'publishing' | 'archiving' | 'connecting' | 'mergingLater'>>): void
}

/** Everything closed, nothing lit. */
export const createView = (set: StoreApi<View>['setState']): View => ({
  drawer: null,
  side: 'palette',
  choosing: null,
  trail: null,
  sheet: false,
  publishing: false,
  archiving: false,
  connecting: null,
  said: '',
  mergingLater: false,
  looking: null,
  counting: {},
  openDrawer: (drawer) => set({ drawer }),
  choose: (choosing) => set({ choosing }),
  light: (trail) => set({ trail }),
  // The same words twice are heard twice only if they differ.
  say: (result) => set(({ said }) => ({ said: said === result ? `${result}\u00a0` : result })),
  look: (looking) => set({ looking }),
  count: (counting) => set({ counting }),
  show: (what) => set(what),
})
