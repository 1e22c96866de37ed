import { beforeAll, describe, expect, it } from 'vitest'
import { checkPlanted } from './plant.ts'

type Violation = { rule: { name: string }; from: string; to: string }

const sound = {
  'shared/nodes/defineNode.ts': 'export const defineNode = 1\n',
  'shared/nodes/delay.ts':
    "import { defineNode } from './defineNode.ts'\nexport type Delay = 1\nexport const delay = defineNode\n",
  'shared/nodes/wait.ts':
    "import { defineNode } from './defineNode.ts'\nexport type Wait = 1\nexport const wait = defineNode\n",
  'shared/nodes/index.ts':
    "import { delay } from './delay.ts'\nimport { wait } from './wait.ts'\nexport const nodeTypes = [delay, wait]\n",
  'shared/engine/advance.ts':
    "import { nodeTypes } from '../nodes/index.ts'\nimport { z } from 'zod'\nimport { Liquid } from 'liquidjs'\nexport const advance = [nodeTypes, z, Liquid]\n",
  'client/nodes/delay.tsx': 'export const delay = 1\n',
  'client/nodes/sound.tsx': "import { Handle } from 'reactflow'\nexport const sound = Handle\n",
  'client/api/client.ts':
    "import type { AppType } from '../../server/http/app.ts'\nimport { nodeTypes } from '../../shared/nodes/index.ts'\nexport type Client = [AppType, typeof nodeTypes]\n",
  'server/http/app.ts': 'export type AppType = 1\nexport const createApp = 1\n',
  'server/ports/clock.ts': 'export type Clock = 1\n',
  'server/adapters/lowdb/library.ts':
    "import type { Clock } from '../../ports/clock.ts'\nimport { folder } from './folder.ts'\nexport type Library = Clock\nexport const library = folder\n",
  'server/adapters/lowdb/folder.ts':
    "import { mkdir } from 'node:fs/promises'\nexport type Folder = 1\nexport const folder = mkdir\n",
  'server/main.ts': "import { library } from './adapters/lowdb/library.ts'\nexport const main = library\n",
  'tests/server/library.test.ts':
    "import { library } from '../../server/adapters/lowdb/library.ts'\nimport { it } from 'vitest'\nit('is', () => library)\n",
}

/** [rule, file, its text, what it must not import] */
const planted: [rule: string, file: string, text: string, to: string][] = [
  [
    'shared-is-pure',
    'shared/a.ts',
    "import type { AppType } from '../server/http/app.ts'\nexport type A = AppType",
    'server/http/app.ts',
  ],
  [
    'shared-is-pure',
    'shared/b.ts',
    "import { delay } from '../client/nodes/delay.tsx'\nexport const b = delay",
    'client/nodes/delay.tsx',
  ],
  ['shared-is-pure', 'shared/c.ts', "import type { Stats } from 'node:fs'\nexport type C = Stats", 'fs'],
  ['shared-is-pure', 'shared/d.ts', "export type D = import('hono').Context", 'node_modules/hono/'],
  [
    'client-not-to-server',
    'client/a.ts',
    "import type { Clock } from '../server/ports/clock.ts'\nexport type A = Clock",
    'server/ports/clock.ts',
  ],
  ['client-not-to-server', 'client/b.ts', "export * from '../server/ports/clock.ts'", 'server/ports/clock.ts'],
  [
    'client-app-type-only',
    'client/c.ts',
    "import { createApp } from '../server/http/app.ts'\nexport const c = createApp",
    'server/http/app.ts',
  ],
  ['client-not-to-node', 'client/d.ts', "import type { Stats } from 'node:fs'\nexport type D = Stats", 'fs'],
  [
    'canvas-alone-knows-react-flow',
    'client/flows/e.ts',
    "import type { Node } from 'reactflow'\nexport type E = Node",
    'node_modules/reactflow/',
  ],
  [
    'server-not-to-client',
    'server/a.ts',
    "import type { Client } from '../client/api/client.ts'\nexport type A = Client",
    'client/api/client.ts',
  ],
  [
    'server-not-to-client',
    'server/b.ts',
    "import type { ReactNode } from 'react'\nexport type B = ReactNode",
    'node_modules/',
  ],
  [
    'adapters-from-main-only',
    'server/runtime/a.ts',
    "import type { Library } from '../adapters/lowdb/library.ts'\nexport type A = Library",
    'server/adapters/lowdb/library.ts',
  ],
  [
    'adapters-from-main-only',
    'scripts/a.ts',
    "export type A = import('../server/adapters/lowdb/library.ts').Library",
    'server/adapters/lowdb/library.ts',
  ],
  [
    'adapters-apart',
    'server/adapters/smtp/a.ts',
    "import type { Folder } from '../lowdb/folder.ts'\nexport type A = Folder",
    'server/adapters/lowdb/folder.ts',
  ],
  [
    'node-types-apart',
    'shared/nodes/wait.ts',
    "import type { Delay } from './delay.ts'\nexport const wait: Delay = 1",
    'shared/nodes/delay.ts',
  ],
  [
    'node-types-apart',
    'client/nodes/wait.tsx',
    "import { delay } from './delay.tsx'\nexport const wait = delay",
    'client/nodes/delay.tsx',
  ],
  [
    'engine-names-no-node-type',
    'shared/engine/a.ts',
    "import type { Wait } from '../nodes/wait.ts'\nexport type A = Wait",
    'shared/nodes/wait.ts',
  ],
  [
    'product-not-to-tests',
    'server/c.ts',
    "import type { T } from '../tests/builders.ts'\nexport type C = T",
    'tests/builders.ts',
  ],
  [
    'product-not-to-dev-packages',
    'server/d.ts',
    "import { test } from 'vitest'\nexport const d = test",
    'node_modules/vitest/',
  ],
  ['resolvable', 'server/e.ts', "import type { Gone } from './gone.ts'\nexport type E = Gone", './gone.ts'],
  ['no-cycles', 'server/round/a.ts', "import type { B } from './b.ts'\nexport type A = B | 1", 'server/round/b.ts'],
]

describe('the borders of the architecture', () => {
  let violations: Violation[]

  beforeAll(async () => {
    const files: Record<string, string> = {
      ...sound,
      'tests/builders.ts': 'export type T = 1\n',
      'server/round/b.ts': "import type { A } from './a.ts'\nexport type B = A | 2\n",
    }
    for (const [, file, text] of planted) files[file] = text
    violations = await violationsIn(files)
  }, 60_000)

  it.each(planted)('%s: refuses %s', (rule, file, _text, to) => {
    const found = violations.filter((violation) => violation.from === file)
    expect(found).toContainEqual(expect.objectContaining({ rule: expect.objectContaining({ name: rule }) }))
    expect(found.map((violation) => violation.to)).toContainEqual(expect.stringMatching(to))
  })

  it('has nothing against files that keep to them', async () => {
    expect(await violationsIn(sound)).toEqual([])
  }, 60_000)

  it('fails rather than hold for nothing when the list of node types cannot be read', async () => {
    const files = { ...sound, 'shared/nodes/index.ts': 'export const nodeTypes = []\n' }
    expect((await checkPlanted('check:borders', files)).code).toBe(1)
  }, 60_000)
})

async function violationsIn(files: Record<string, string>): Promise<Violation[]> {
  const { output } = await checkPlanted('check:borders', { ...files }, ['--output-type', 'json'])
  // dependency-cruiser's JSON has this shape.
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations
}
