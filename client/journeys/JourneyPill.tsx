import type { JourneyAnswer } from '../../shared/api/journeyAnswers.ts'
import { Pill } from '../ui/Pill.tsx'
import { journeyStatus } from './journeyStatus.ts'

/** The status of a journey. */
export function JourneyPill({ status }: { status: JourneyAnswer['status'] }) {
  const { label, tone } = journeyStatus[status]
  return <Pill tone={tone}>{label}</Pill>
}
