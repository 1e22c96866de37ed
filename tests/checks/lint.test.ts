import { beforeAll, describe, expect, it } from 'vitest'
import { checkPlanted } from './plant.ts'

const sound = {
  'shared/day.ts': 'export const day = (now: number): Date => new Date(now)\n',
  'server/clock.ts':
    'export const now = Date.now\nexport const today = new Date()\nexport const zoned = Temporal.Now.instant()\nexport const dice = Math.random()\n',
  'vite.config.ts': 'export default {}\n',
}

/** [what, file, its text, what Biome says about it] */
const planted: [what: string, file: string, text: string, says: string][] = [
  ['Date.now() in shared/', 'shared/a.ts', 'export const a = Date.now()\n', 'Take the time from world.now'],
  [
    'Date.now handed on in shared/',
    'shared/b.ts',
    'export const b = (now = Date.now) => now()\n',
    'Take the time from world.now',
  ],
  ['new Date() in shared/', 'shared/c.ts', 'export const c = new Date()\n', 'Take the time from world.now'],
  [
    'Temporal.Now in shared/',
    'shared/d.ts',
    'export const d = Temporal.Now.instant()\n',
    'Make the Temporal value from world.now',
  ],
  ['Math.random() in shared/', 'shared/engine/e.ts', 'export const e = Math.random()\n', 'Take new ids from the world'],
  [
    'a forgotten await',
    'server/f.ts',
    'const f = async () => 1\nexport const g = () => {\n  f()\n}\n',
    'lint/nursery/noFloatingPromises',
  ],
  [
    'a forgotten await of another file',
    'server/g.ts',
    "import { save } from './save.ts'\n\nexport const g = () => {\n  save()\n}\n",
    'lint/nursery/noFloatingPromises',
  ],
  [
    'a hook behind a condition',
    'client/h.tsx',
    "import { useState } from 'react'\n\nexport function H({ on }: { on: boolean }) {\n  if (on) useState(1)\n  return null\n}\n",
    'lint/correctness/useHookAtTopLevel',
  ],
  [
    'an effect that misses what it reads',
    'client/i.tsx',
    "import { useEffect } from 'react'\n\nexport function I({ title }: { title: string }) {\n  useEffect(() => {\n    document.title = title\n  }, [])\n  return null\n}\n",
    'lint/correctness/useExhaustiveDependencies',
  ],
  ['any', 'server/j.ts', 'export const j = (k: any) => k\n', 'lint/suspicious/noExplicitAny'],
  ['a default export', 'server/k.ts', 'export default 1\n', 'lint/style/noDefaultExport'],
  [
    'an import that nobody uses',
    'server/l.ts',
    "import { now } from './clock.ts'\n\nexport const l = 1\n",
    'lint/correctness/noUnusedImports',
  ],
  [
    'a type among values',
    'server/m.ts',
    "import { type M, now } from './clock.ts'\n\nexport const m: M = now\n",
    'lint/style/useImportType',
  ],
  [
    'an import without its ending',
    'server/n.ts',
    "import { now } from './clock'\n\nexport const n = now\n",
    'lint/correctness/useImportExtensions',
  ],
  [
    'imports out of order',
    'server/o.ts',
    "import { now } from './clock.ts'\nimport { z } from 'zod'\n\nexport const o = [now, z]\n",
    'assist/source/organizeImports',
  ],
  ['another format', 'server/p.ts', 'export const p = "p";\n', 'format'],
]

describe('the lint', () => {
  let reports: string[]

  beforeAll(async () => {
    const files = {
      ...sound,
      'server/save.ts': 'export async function save(): Promise<void> {}\n',
      ...Object.fromEntries(planted.map(([, file, text]) => [file, text])),
    }
    const { output } = await checkPlanted('check:lint', files, ['--reporter=github', '--max-diagnostics=none'])
    reports = output.split('\n').filter((line) => line.startsWith('::'))
  }, 60_000)

  it.each(planted)('refuses %s', (_what, file, _text, says) => {
    expect(reports.filter((line) => line.includes(`/${file},`)).join('\n')).toContain(says)
  })

  it('has nothing against a clock outside shared/, nor against the config files', async () => {
    const { code, output } = await checkPlanted('check:lint', sound, ['--reporter=github'])
    expect(output).not.toContain('::error')
    expect(code).toBe(0)
  }, 60_000)
})
