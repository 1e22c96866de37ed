import { expect, it } from 'vitest'
import { importedBy } from '../../scripts/importedBy.ts'

const imports: Record<string, string[]> = {
  'main.tsx': ['react.js', 'start.ts'],
  'start.ts': ['zod.js'],
  'zod.js': ['start.ts'],
  'App.tsx': ['react.js'],
}
// The rest of what a bundler knows of a module plays no part.
const chunking = { getModuleInfo: (id: string) => ({ importedIds: imports[id] ?? [] }) } as never

it('puts a module into one chunk with all that it imports', () => {
  const nameOf = importedBy('main.tsx', 'start')
  const named = ['main.tsx', 'react.js', 'start.ts', 'zod.js', 'App.tsx'].filter(
    (id) => nameOf(id, chunking) === 'start',
  )
  expect(named).toEqual(['main.tsx', 'react.js', 'start.ts', 'zod.js'])
})
