import { expect, it, onTestFinished } from 'vitest'
import { tempFolder } from '../builders/tempFolder.ts'
import { startVictim } from './victim.ts'

it.each(['before commit 1', 'after commit 1'])(
  'starts after it was killed %s, while it made its very first files',
  { timeout: 60_000 },
  async (boundary) => {
    const dir = await tempFolder()
    expect(await startVictim(dir, {}, boundary).ended).toMatchObject({ signal: 'SIGKILL', errors: '' })
    const server = startVictim(dir, {})
    onTestFinished(() => server.kill('SIGKILL'))
    const url = await server.ready
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  },
)
