import { createContext, useContext } from 'react'
import type { FlowChange, How } from '../../../shared/flow/compare/compareFlows.ts'

/** What became of each part that a canvas shows, by id. */
export interface Marks {
  nodes: ReadonlyMap<string, How>
  edges: ReadonlyMap<string, How>
}

const MarksContext = createContext<Marks>({ nodes: new Map(), edges: new Map() })

export const MarksProvider = MarksContext.Provider
export const useMarks = (): Marks => useContext(MarksContext)

export function marksOf(changes: readonly FlowChange[]): Marks {
  const of = (part: FlowChange['part']) =>
    new Map(changes.filter((change) => change.part === part).map(({ id, how }) => [id, how]))
  return { nodes: of('node'), edges: of('edge') }
}
