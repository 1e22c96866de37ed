/** What one template may cost. Characters are UTF-16 units. All but the last are exact, so the same template fails everywhere or nowhere. */
export const liquidLimits = {
  templateCharacters: 64 * 1024,
  outputCharacters: 512 * 1024,
  /** Characters and list members that filters and ranges may make. */
  memory: 2_000_000,
  /** Parts rendered, each round of a loop anew. */
  parts: 50_000,
  /** The last guard: a template that is within all the others never gets there on a healthy machine. */
  wallClockMs: 2_000,
} as const
