import type { JourneyAnswer } from '../../shared/api/journeyAnswers.ts'
import type { Tone } from '../ui/Pill.tsx'

type Status = JourneyAnswer['status']

/** What a journey's status is called, and in which tone. */
export const journeyStatus: Readonly<Record<Status, { label: string; tone: Tone }>> = {
  ready: { label: 'Moving', tone: 'brand' },
  waiting: { label: 'Waiting', tone: 'brand' },
  completed: { label: 'Completed', tone: 'good' },
  exited: { label: 'Exited', tone: 'quiet' },
  failed: { label: 'Failed', tone: 'bad' },
}

/** Whether text, e.g. from the address, is a status. */
export const isJourneyStatus = (text: string | null): text is Status => text !== null && text in journeyStatus

/** Whether a journey still goes on. */
export const isOpen = (journey: Pick<JourneyAnswer, 'status'>): boolean =>
  journey.status === 'ready' || journey.status === 'waiting'

/** Whether it makes sense to try it again: not where its flow was deleted, and one that went in circles would only do so again. */
export const canBeRetried = ({ status, endReason, flowName }: JourneyAnswer): boolean =>
  status === 'failed' && endReason !== 'too-many-visits' && flowName !== null

const endReasons: Readonly<Record<string, string>> = {
  audience: 'No longer in the audience',
  'past-date': 'The date had passed',
  'by-hand': 'Ended by hand',
  migrated: 'Moved out when a new version was published',
  merged: 'The customer was merged with another',
  archived: 'The flow was archived',
  'too-many-visits': 'Went round in circles: 100 visits of one node',
  error: 'An error in a node',
}

/** Why a journey ended, in words. */
export function sayEndReason(reason: string): string {
  if (reason.startsWith('exit:')) return 'An exit rule'
  return endReasons[reason] ?? reason
}
