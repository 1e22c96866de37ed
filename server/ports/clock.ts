/** The one source of time of the server; tests hand in one that they move by hand. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /** Calls `run` once, not before `at` (epoch milliseconds). Returns what cancels it. */
  wakeAt(at: number, run: () => void): () => void
}
