import { isDeepStrictEqual } from 'node:util'
import type { Journey, Step } from '../../shared/engine/journey.ts'
import type { VirtualWorld } from '../../shared/engine/virtualWorld.ts'
import type { StoredJourney } from './readLife.ts'

/** One journey as it was stored and as it came out again, step by step. */
export interface Comparison {
  journeyId: string
  rows: { stored: Step | null; again: Step | null; isSame: boolean }[]
  end: { stored: End; again: End | null; isSame: boolean }
  isSame: boolean
}

/** How a journey stands or ended, and what it counts for. */
type End = Pick<
  Journey,
  'version' | 'status' | 'startedAt' | 'endedAt' | 'endReason' | 'outcome' | 'converted' | 'variants'
>

export function compare({ journey, steps }: StoredJourney, world: VirtualWorld): Comparison {
  const relived = world.journeys.get(journey.id) ?? null
  const again = world.stepsOf(journey.id)
  const rows = Array.from({ length: Math.max(steps.length, again.length) }, (_, seq) =>
    row(steps[seq] ?? null, again[seq] ?? null),
  )
  const end = row(endOf(journey), relived && endOf(relived))
  return {
    journeyId: journey.id,
    rows,
    end: { ...end, stored: endOf(journey) },
    isSame: end.isSame && rows.every(({ isSame }) => isSame),
  }
}

const row = <T>(stored: T | null, again: T | null) => ({
  stored,
  again,
  isSame: isDeepStrictEqual(asStored(stored), asStored(again)),
})

/** What JSON leaves out is no difference: the journal keeps JSON. */
const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const endOf = ({ version, status, startedAt, endedAt, endReason, outcome, converted, variants }: Journey): End => ({
  version,
  status,
  startedAt,
  endedAt,
  endReason,
  outcome,
  converted,
  variants,
})
