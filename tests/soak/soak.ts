/** A proof that runs for long, outside of CI. */
export interface Soak {
  name: string
  /** How much of it there is unless told, counted in `unit`. */
  amount: number
  unit: 'kills' | 'stories' | 'minutes'
  /** Resolves with what it found, a line each, to be published; rejects where a promise was broken. */
  run(amount: number, say: (progress: string) => void): Promise<string[]>
}
