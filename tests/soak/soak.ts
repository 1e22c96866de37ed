/** A proof that runs for long, outside of CI. */
export interface Soak {
  name: string
  /** How often it tries unless told. */
  times: number
  /** Resolves with what it found, a line each, to be published; rejects where a promise was broken. */
  run(times: number, say: (progress: string) => void): Promise<string[]>
}
