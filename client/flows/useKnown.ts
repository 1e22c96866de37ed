import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Known } from '../../shared/flow/check/known.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import { flowNamesQuery } from '../api/flowNames.ts'
import { segmentsQuery } from '../api/segments.ts'
import { settingsQuery } from '../api/settings.ts'
import { startsFlows } from './startsFlows.ts'

/** What a flow may name, for its check on the canvas: the same object until something of it changes. */
export function useKnown(flow: Flow): Known {
  const { data: segments } = useQuery(segmentsQuery())
  const { data: flows } = useQuery({ ...flowNamesQuery(), enabled: startsFlows(flow) })
  const { data: mailFrom } = useQuery({ ...settingsQuery(), select: (settings) => settings.mailFrom })
  return useMemo(
    () => ({
      ...(segments && { segments: idsOf(segments.items) }),
      ...(flows && { flows: idsOf(flows) }),
      ...(mailFrom && { mailFrom }),
    }),
    [segments, flows, mailFrom],
  )
}

const idsOf = (items: readonly { id: string }[]): ReadonlySet<string> => new Set(items.map(({ id }) => id))
