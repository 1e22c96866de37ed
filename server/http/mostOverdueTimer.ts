import type { AppDeps } from './deps.ts'

/** How late the latest timer is, in milliseconds: 0 while every timer is taken up when it falls due. Read from one end of an index. */
export function mostOverdueTimerMs({ journal, clock }: Pick<AppDeps, 'journal' | 'clock'>): number {
  const firstDueAt = journal.nextTimerAt()
  return firstDueAt === null ? 0 : Math.max(0, clock.now() - firstDueAt)
}
