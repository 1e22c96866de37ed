import type { StoreApi } from 'zustand/vanilla'
import type { NodePosition } from '../../../shared/flow/flow.ts'
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
  openDrawer(tab: DrawerTab | null): void
  choose(choosing: Choosing | null): void
  light(trail: Trail | null): void
  say(result: string): void
  show(what: Partial<Pick<View, 'side' | 'sheet' | 'publishing' | 'archiving' | 'connecting'>>): void
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
  openDrawer: (drawer) => set({ drawer }),
  choose: (choosing) => set({ choosing }),
  light: (trail) => set({ trail }),
  // The same words twice are heard twice only if they differ.
  say: (result) => set(({ said }) => ({ said: said === result ? `${result}\u00a0` : result })),
  show: (what) => set(what),
})
