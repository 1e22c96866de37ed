import { useMemo } from 'react'
import { compareFlows } from '../../../shared/flow/compare/compareFlows.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { ChangeList } from './ChangeList.tsx'
import { Gallery } from './Gallery.tsx'
import { marksOf } from './marks.ts'
import { overlayFlows } from './overlayFlows.ts'

/** Two states of a flow in one drawing: what differs is marked in it and listed beside it. */
export function Comparison({ before, after }: { before: Flow; after: Flow }) {
  const changes = useMemo(() => compareFlows(before, after), [before, after])
  const flow = useMemo(() => overlayFlows(before, after, changes), [before, after, changes])
  const marks = useMemo(() => marksOf(changes), [changes])
  return (
    <Gallery flow={flow} marks={marks} counting={null}>
      <ChangeList changes={changes} />
    </Gallery>
  )
}
