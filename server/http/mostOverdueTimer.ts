import type { AppDeps } from './deps.ts'

/**
 * How late the latest of all that waits for a moment is (a journey's timer, a customer's date, a schedule), in milliseconds: 0 while each is taken up
 * when it falls due. Read from one end of an index.
 */
export function mostOverdueTimerMs({ timers, clock }: Pick<AppDeps, 'timers' | 'clock'>): number {
  const firstDueAt = timers.nextAt()
  return firstDueAt === null ? 0 : Math.max(0, clock.now() - firstDueAt)
}
