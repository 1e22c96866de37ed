import { beforeAll, describe, expect, it } from 'vitest'
import { checkPlanted } from './plant.ts'

const sound = {
  'shared/day.ts':
    "import { Liquid } from 'liquidjs'\nimport { z } from 'zod'\n\nexport const day = Temporal.PlainDate.from('2026-03-01')\nexport const both: unknown[] = [Liquid, z]\n",
  'server/http/app.ts':
    "import { day } from '../../shared/day.ts'\n\nexport const app = [day, process.pid, fetch]\nexport type AppType = typeof app\n",
  'client/app.tsx':
    "import type { AppType } from '../server/http/app.ts'\n\nexport function App({ of }: { of: AppType }) {\n  return <p title={window.name}>{of.length}</p>\n}\n",
  'tests/day.test.ts': "import { day } from '../shared/day.ts'\n\nexport const year: number = day.year\n",
  'vite.config.ts': 'export const config = process.env\n',
}

/** [what, file, its text, what the compiler says about it] */
const planted: [what: string, file: string, text: string, says: string][] = [
  ['fetch in shared/', 'shared/fetch.ts', "export const a = fetch('https://example.com')", "Cannot find name 'fetch'"],
  [
    'a timer in shared/',
    'shared/timer.ts',
    'export const a = () => setTimeout(() => {}, 1)',
    "Cannot find name 'setTimeout'",
  ],
  ['process in shared/', 'shared/process.ts', 'export const a = process.env', "Cannot find name 'process'"],
  ['window in shared/', 'shared/window.ts', 'export const a = window.name', "Cannot find name 'window'"],
  ['the page in shared/', 'shared/document.ts', 'export const a = document.title', "Cannot find name 'document'"],
  [
    'a Node module in shared/',
    'shared/node.ts',
    "import { readFileSync } from 'node:fs'\nexport const a: unknown = readFileSync",
    'node:fs',
  ],
  ['the page in server/', 'server/window.ts', 'export const a = window.name', "Cannot find name 'window'"],
  ['process in client/', 'client/process.ts', 'export const a = process.env', "Cannot find name 'process'"],
  [
    'a list item taken for present',
    'shared/index.ts',
    'export const first = (all: number[]): number => all[0]',
    'undefined',
  ],
  [
    'undefined for a left-out key',
    'server/exact.ts',
    'export const a: { b?: 1 } = { b: undefined }',
    'exactOptionalPropertyTypes',
  ],
  ['an enum', 'server/enum.ts', 'export enum A { B }', 'erasableSyntaxOnly'],
  [
    'a type imported as a value',
    'server/type.ts',
    "import { AppType } from './http/app.ts'\nexport type A = AppType",
    'verbatimModuleSyntax',
  ],
  ['an untyped parameter', 'server/any.ts', 'export const a = (b) => b', "implicitly has an 'any' type"],
]

describe('the types', () => {
  let lines: string[]

  beforeAll(async () => {
    const files = { ...sound, ...Object.fromEntries(planted.map(([, file, text]) => [file, text])) }
    const { output } = await checkPlanted('check:types', files, ['--pretty', 'false'])
    lines = output.split('\n')
  }, 60_000)

  it.each(planted)('refuses %s', (_what, file, _text, says) => {
    expect(lines.filter((line) => line.startsWith(`${file}(`)).join('\n')).toContain(says)
  })

  it('has nothing against sound files, Temporal in shared/ included', async () => {
    expect(await checkPlanted('check:types', sound, ['--pretty', 'false'])).toEqual({ code: 0, output: '' })
  }, 60_000)
})
