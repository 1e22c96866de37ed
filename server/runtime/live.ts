import type { CountsAnswer, FlowAnswer } from '../../shared/api/answers.ts'
import type { PreviewAnswer } from '../../shared/api/journeyAnswers.ts'
import type { Log } from '../log.ts'
import type { Clock } from '../ports/clock.ts'
import type { Journal } from '../ports/journal.ts'

/** What an open canvas is told; the data are the bodies of the calls of the same names. */
type LiveMessage =
  | { event: 'counts'; data: CountsAnswer }
  | { event: 'preview'; data: PreviewAnswer }
  | { event: 'draft'; data: FlowAnswer }

/** Somebody who looks at a flow. */
interface Follower {
  tell(message: LiveMessage): void
  /** The server is stopping. */
  end(): void
}

/** Tells open canvases what happens to their flow. */
export interface Live {
  /** The counts come at once, then whenever they change. Returns what ends it. */
  follow(flowId: string, follower: Follower): () => void
  tell(flowId: string, message: LiveMessage): void
  /** Ends all followers. */
  close(): void
}

// Four times a second looks alive and costs one query a flow, however many events come in.
const everyMs = 250

interface LiveDeps {
  journal: Journal
  clock: Clock
  log: Log
}

export function createLive({ journal, clock, log }: LiveDeps): Live {
  const followers = new Map<string, Set<Follower>>()
  const lastCounts = new Map<string, string>()
  const changed = new Set<string>()
  let cancelWake: (() => void) | null = null

  const unfollowCommits = journal.onCommit((flowIds) => {
    if (followers.size === 0) return
    for (const flowId of flowIds) if (followers.has(flowId)) changed.add(flowId)
    if (changed.size > 0) cancelWake ??= clock.wakeAt(clock.now() + everyMs, tellCounts)
  })

  function tellCounts(): void {
    cancelWake = null
    try {
      for (const flowId of changed) tellCountsOf(flowId)
      changed.clear()
    } catch (error) {
      // Nobody waits for an answer here, so the fault would end the process. What changed stays noted.
      log.error('The counts could not be read. Open canvases hear of them after the next commit.', error)
    }
  }

  function tellCountsOf(flowId: string): void {
    const counts = journal.counts(flowId, {})
    const written = JSON.stringify(counts)
    if (lastCounts.get(flowId) === written) return
    lastCounts.set(flowId, written)
    tell(flowId, { event: 'counts', data: counts })
  }

  function tell(flowId: string, message: LiveMessage): void {
    for (const follower of followers.get(flowId) ?? []) follower.tell(message)
  }

  return {
    tell,
    follow(flowId, follower) {
      const ofFlow = followers.get(flowId) ?? new Set()
      followers.set(flowId, ofFlow.add(follower))
      follower.tell({ event: 'counts', data: journal.counts(flowId, {}) })
      return () => {
        ofFlow.delete(follower)
        if (ofFlow.size > 0) return
        followers.delete(flowId)
        lastCounts.delete(flowId)
      }
    },
    close() {
      unfollowCommits()
      cancelWake?.()
      for (const ofFlow of followers.values()) for (const follower of [...ofFlow]) follower.end()
    },
  }
}
