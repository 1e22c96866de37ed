import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createContext, useContext, useMemo } from 'react'
import type { Names } from '../../../shared/rules/names.ts'
import { noNames } from '../../../shared/rules/names.ts'
import { segmentsQuery } from '../../api/segments.ts'
import { namesOf } from '../../segments/namesOf.ts'

const NamesContext = createContext<Names>(noNames)

/** Looks up once, for all cards, what the things are called that a flow names by their ids. */
export function NamesProvider({ children }: { children: ReactNode }) {
  const { data } = useQuery(segmentsQuery())
  const names = useMemo(() => (data ? namesOf(data.items) : noNames), [data])
  return <NamesContext value={names}>{children}</NamesContext>
}

/** What to call segments in sentences. */
export const useNames = (): Names => useContext(NamesContext)
