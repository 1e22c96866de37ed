import type { Rolldown } from 'vite'

/**
 * Names a chunk for all that a module imports, however far away; what comes by `import()` is not among it. The module itself stays
 * outside: where it awaits something, nobody could import the chunk before that has come.
 */
export function importedBy(module: string, name: string): Rolldown.CodeSplittingNameFunction {
  let imported: ReadonlySet<string> | undefined
  return (id, chunking) => {
    imported ??= reached(module, (one) => chunking.getModuleInfo(one)?.importedIds ?? [])
    return imported.has(id) ? name : null
  }
}

function reached(from: string, importsOf: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>()
  const ahead = [...importsOf(from)]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (found.has(id)) continue
    found.add(id)
    ahead.push(...importsOf(id))
  }
  return found
}
