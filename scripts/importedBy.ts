import type { Rolldown } from 'vite'

/** Names a chunk for a module and all that it imports, however far away; what comes by `import()` is not among it. */
export function importedBy(module: string, name: string): Rolldown.CodeSplittingNameFunction {
  let together: ReadonlySet<string> | undefined
  return (id, chunking) => {
    together ??= reached(module, (one) => chunking.getModuleInfo(one)?.importedIds ?? [])
    return together.has(id) ? name : null
  }
}

function reached(from: string, importsOf: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>()
  const ahead = [from]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (found.has(id)) continue
    found.add(id)
    ahead.push(...importsOf(id))
  }
  return found
}
