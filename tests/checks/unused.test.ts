import { beforeAll, describe, expect, it } from 'vitest'
import { checkPlanted } from './plant.ts'

const planted = {
  'server/main.ts': "import { used } from './used.ts'\n\nused()\n",
  'server/used.ts': 'export const used = () => 1\nexport const unusedExport = 2\nexport type UnusedType = 3\n',
  'server/unusedFile.ts': 'export const a = 1\n',
}

type Issue = {
  file: string
  files?: unknown[]
  exports?: { name: string }[]
  types?: { name: string }[]
  dependencies?: { name: string }[]
}

describe('the search for what nobody uses', () => {
  let code: number
  let issues: Issue[]

  beforeAll(async () => {
    const outcome = await checkPlanted('check:unused', planted, ['--reporter', 'json'])
    code = outcome.code
    // knip's JSON has this shape.
    issues = (JSON.parse(outcome.output) as { issues: Issue[] }).issues
  }, 60_000)

  it('fails', () => {
    expect(code).toBe(1)
  })

  it('names a file that nobody imports, and not one that somebody does', () => {
    const unused = issues.filter((issue) => issue.files?.length).map((issue) => issue.file)
    expect(unused).toContain('server/unusedFile.ts')
    expect(unused).not.toContain('server/used.ts')
  })

  it('names an export and a type that nobody imports, and not one that somebody does', () => {
    const used = issues.find((issue) => issue.file === 'server/used.ts')
    expect(used?.exports?.map(({ name }) => name)).toEqual(['unusedExport'])
    expect(used?.types?.map(({ name }) => name)).toEqual(['UnusedType'])
  })

  it('names a package that nobody imports', () => {
    const manifest = issues.find((issue) => issue.file === 'package.json')
    expect(manifest?.dependencies?.map(({ name }) => name)).toContain('hono')
  })
})
