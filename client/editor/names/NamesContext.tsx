import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createContext, useContext, useEffect, useMemo } from 'react'
import type { Known } from '../../../shared/flow/check/known.ts'
import type { Names } from '../../../shared/rules/names.ts'
import { noNames } from '../../../shared/rules/names.ts'
import { flowNamesQuery } from '../../api/flowNames.ts'
import { segmentsQuery } from '../../api/segments.ts'
import { settingsQuery } from '../../api/settings.ts'
import { namesOf } from '../../segments/namesOf.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'

const NamesContext = createContext<Names>(noNames)
const KnownContext = createContext<Known>({})

/** Looks up once, for all cards and for the check, what there is that a flow names by its id, and what it is called. */
export function NamesProvider({ children }: { children: ReactNode }) {
  // The list of flows is long in a large workspace: it is asked for only where this flow starts another.
  const startsFlows = useEditor(({ flow }) => flow.nodes.some(({ data }) => 'flowId' in data))
  const { data: segments } = useQuery(segmentsQuery())
  const { data: flows } = useQuery({ ...flowNamesQuery(), enabled: startsFlows })
  const { data: mailFrom } = useQuery({ ...settingsQuery(), select: (settings) => settings.mailFrom })
  const names = useMemo(() => namesOf(segments?.items, flows), [segments, flows])
  const { names: lent } = useOpenEditor()
  useEffect(() => {
    lent.current = names
  }, [lent, names])
  const known = useMemo(
    (): Known => ({
      ...(segments && { segments: idsOf(segments.items) }),
      ...(flows && { flows: idsOf(flows) }),
      ...(mailFrom && { mailFrom }),
    }),
    [segments, flows, mailFrom],
  )
  return (
    <NamesContext value={names}>
      <KnownContext value={known}>{children}</KnownContext>
    </NamesContext>
  )
}

const idsOf = (items: readonly { id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))

/** What to call segments and flows in sentences. */
export const useNames = (): Names => useContext(NamesContext)

/** What a flow may name, for its check. */
export const useKnown = (): Known => useContext(KnownContext)
