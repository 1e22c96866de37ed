import { createContext, useContext } from 'react'
import { createStore, useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { NodePosition } from '../../../shared/flow/flow.ts'
import type { NodeType } from '../../../shared/nodes/index.ts'

/** A line that a dragged card has come to lie on, in the canvas' own pixels. */
export interface Guide {
  axis: 'x' | 'y'
  at: number
  from: number
  to: number
}

/** What the canvas shows while the hand is at work, and not a moment longer. */
export interface HandState {
  /** Where a node would come to lie if it were let go now, and the edge that it would be inserted on. */
  landing: { type: NodeType; at: NodePosition; edge: string | null } | null
  /** The card under a new edge, and why the edge may not be let go there; `screen` is a point of the window. */
  aim: { nodeId: string; why: string | null; screen: NodePosition } | null
  guides: readonly Guide[]
}

export type Hand = StoreApi<HandState>

const idle: HandState = { landing: null, aim: null, guides: [] }

/** Kept apart from the editor's store: a pointer move concerns one ghost or one line, and no card. */
export const createHand = (): Hand => createStore<HandState>()(() => idle)

const HandContext = createContext<Hand>(createHand())

export const HandProvider = HandContext.Provider

export const useHand = <T>(select: (state: HandState) => T): T => useStore(useContext(HandContext), select)
