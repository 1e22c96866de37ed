import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createContext, useContext, useMemo } from 'react'
import type { Names } from '../../../shared/rules/names.ts'
import { noNames } from '../../../shared/rules/names.ts'
import { flowNamesQuery } from '../../api/flowNames.ts'
import { segmentsQuery } from '../../api/segments.ts'
import { startsFlows } from '../../flows/startsFlows.ts'
import { namesOf } from '../../segments/namesOf.ts'
import { useEditor } from '../store/EditorContext.tsx'

const NamesContext = createContext<Names>(noNames)

/** Looks up once, for all cards, what the things are called that a flow names by their ids. */
export function NamesProvider({ children }: { children: ReactNode }) {
  const asksForFlows = useEditor((state) => startsFlows(state.flow))
  const { data: segments } = useQuery(segmentsQuery())
  const { data: flows } = useQuery({ ...flowNamesQuery(), enabled: asksForFlows })
  const names = useMemo(() => namesOf(segments?.items, flows), [segments, flows])
  return <NamesContext value={names}>{children}</NamesContext>
}

/** What to call segments and flows in sentences. */
export const useNames = (): Names => useContext(NamesContext)
