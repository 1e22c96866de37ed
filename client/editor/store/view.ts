import type { StoreApi } from 'zustand/vanilla'
import type { NodePosition } from '../../../shared/flow/flow.ts'
import type { Days, Period, Span } from '../counting/period.ts'
import type { Trail } from '../preview/trail.ts'

export type DrawerTab = 'problems' | 'preview' | 'journeys' | 'versions' | 'tests' | 'json'

/** What stands beside the canvas. */
export type Side = 'palette' | 'outline'

/** Where something new hangs: on an edge, or at an output. */
export type Join = { edge: string } | { source: string; sourceHandle: string }

/** What a node that is chosen next will be joined to, and where the chooser opens (in the window) and puts it (on the canvas). */
export interface Choosing {
  screen: NodePosition
  at: NodePosition | null
  /** `after`: at whichever output of that node suits what is chosen. */
  from: Join | { after: string } | null
}

/** A state of the flow that can be looked at: the draft, or a published version by its number. */
export type DraftOrVersion = 'draft' | number

/** What is shown read-only over the editor, and what it is compared with. */
export interface Looking {
  shown: DraftOrVersion
  against: DraftOrVersion | null
}

/** Whose numbers stand on the canvas: those of one version or all, of all time or of a period. */
export interface Counting extends Span {
  version?: number
  period?: Period
  /** The days that were chosen, where the period is one of days. */
  days?: Days
}

/** The journeys behind a count: those that came to a node, that left it by a handle, or that wait or failed there. */
export interface Visitors {
  nodeId: string
  handle?: string
  became?: 'waiting' | 'failed'
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
  savingTemplate: boolean
  /** The output from which an edge is drawn by keyboard. */
  connecting: { source: string; sourceHandle: string } | null
  /** The last result, for those who do not see it. */
  said: string
  /** Two drafts wait for a choice, and somebody wants to make it later. */
  mergingLater: boolean
  looking: Looking | null
  /** Null where the canvas shows no numbers. */
  counting: Counting | null
  /** Which journeys are listed: those behind a count, of the version and the period that are counted; null: all. */
  visitors: Visitors | null
  /** The setting that the form is to show next, such as `for.0.event`; null where it has been shown. */
  leading: string | null
  openDrawer(tab: DrawerTab | null): void
  choose(choosing: Choosing | null): void
  light(trail: Trail | null): void
  say(result: string): void
  look(looking: Looking | null): void
  count(counting: Counting | null): void
  showVisitors(visitors: Visitors | null): void
  show(
    what: Partial<
      Pick<View, 'side' | 'sheet' | 'publishing' | 'archiving' | 'savingTemplate' | 'connecting' | 'mergingLater'>
    >,
  ): void
  leadTo(setting: string | null): void
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
  savingTemplate: false,
  connecting: null,
  said: '',
  mergingLater: false,
  looking: null,
  counting: {},
  visitors: null,
  leading: null,
  openDrawer: (drawer) => set({ drawer }),
  choose: (choosing) => set({ choosing }),
  light: (trail) => set({ trail }),
  // The same words twice are heard twice only if they differ.
  say: (result) => set(({ said }) => ({ said: said === result ? `${result}\u00a0` : result })),
  look: (looking) => set({ looking }),
  count: (counting) => set({ counting }),
  showVisitors: (visitors) => set({ visitors, drawer: 'journeys' }),
  leadTo: (leading) => set({ leading }),
  show: (what) => set(what),
})
