import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { greetingNextDay } from '../../builders/flows.ts'
import { tempFolder } from '../../builders/tempFolder.ts'
import { api } from '../../crash/author.ts'
import { writeKey } from '../../crash/client.ts'
import { filesIn } from '../../crash/files.ts'
import { startVictim } from '../../crash/victim.ts'

const root = join(import.meta.dirname, '../../..')

async function replay(...args: string[]): Promise<{ code: number; out: string; errors: string }> {
  const child = spawn(process.execPath, ['server/replay/main.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code, out, errors }
}

it('shows a journey again beside a server that runs, and touches none of its files', { timeout: 60_000 }, async () => {
  const dir = await tempFolder()
  const server = startVictim(dir, { WRITE_KEY: writeKey })
  onTestFinished(() => server.kill('SIGKILL'))
  const url = (await server.ready) ?? ''
  const { id } = await (await api(url, 'POST', '/flows', greetingNextDay())).json()
  await api(url, 'POST', `/flows/${id}/publish`, {})
  const body = JSON.stringify({ writeKey, userId: 'ada', event: 'Signed Up' })
  await fetch(`${url}/v1/track`, { method: 'POST', body })
  const before = filesIn(dir)

  const shown = await replay('1', '--data', dir)
  expect(shown).toMatchObject({ code: 0, errors: '' })
  expect(shown.out).toMatch(/ 0 {2}joined .* → out /)
  expect(shown.out).toMatch(/ 1 {2}day .* → waits/)
  expect(shown.out).toContain('Journey 1: same.')
  expect(filesIn(dir)).toEqual(before)

  expect(await replay('zz', '--data', dir)).toMatchObject({ code: 2, errors: `There is no journey zz in ${dir}.\n` })
  expect(await replay('1', '--data', join(dir, 'nowhere'))).toMatchObject({
    code: 2,
    errors: `There is no journal in ${join(dir, 'nowhere')}. Say where the data lie: --data DIR\n`,
  })
})
