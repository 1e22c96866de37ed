/**
 * Makes something when it is first asked for, and keeps it. For what the browser takes long over: its first `Intl` formatter reads the
 * tables of languages, 15 ms for which a page should not wait that formats nothing.
 */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
