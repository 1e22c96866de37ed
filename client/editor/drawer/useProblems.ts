import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Problem } from '../../../shared/api/answers.ts'
import { checkFlow } from '../../../shared/flow/check/index.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { segmentsQuery } from '../../api/segments.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'

const restMs = 250
const known = new WeakMap<Flow, { segments: ReadonlySet<string> | undefined; problems: readonly Problem[] }>()
const idsOf = ({ items }: { items: { id: string }[] }): ReadonlySet<string> => new Set(items.map(({ id }) => id))

/** What the check finds in the flow as it is drawn. It follows when the hand rests: a large flow takes longer to check than a key to press. */
export function useProblems(): readonly Problem[] {
  const flow = useRestedFlow()
  const { data: segments } = useQuery({ ...segmentsQuery(), select: idsOf })
  const before = known.get(flow)
  if (before && before.segments === segments) return before.problems
  const problems = checkFlow(flow, { segments: segments ?? null })
  known.set(flow, { segments, problems })
  return problems
}

/** The flow as it was when the hand last rested. Not a selection of it, which would render all that lists problems at every key. */
function useRestedFlow(): Flow {
  const { store } = useOpenEditor()
  const [flow, setFlow] = useState(store.getState().flow)
  useEffect(() => {
    const take = () => setFlow(store.getState().flow)
    // It may have changed between the first render and now.
    let timer = setTimeout(take)
    const stop = store.subscribe((state, before) => {
      if (state.flow === before.flow) return
      clearTimeout(timer)
      timer = setTimeout(take, restMs)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [store])
  return flow
}
