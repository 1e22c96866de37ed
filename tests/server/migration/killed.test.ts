import { expect, it } from 'vitest'
import { tempFolder } from '../../builders/tempFolder.ts'
import { testServer } from '../../builders/testServer.ts'
import { untilKilled } from '../../builders/untilKilled.ts'

const program = new URL('./moveThousands.ts', import.meta.url)

it('moves everybody, each once, though the server is killed again and again in the middle of it', async () => {
  const dir = await tempFolder()
  for (const commits of [1, 2, 3]) await untilKilled(program, [dir], commits)

  const server = await testServer({ dir })
  const [flow] = server.library.flows()
  const id = flow?.id ?? ''
  expect(flow?.migration).toBeNull()
  expect(server.journal.counts(id, {}).journeys).toMatchObject({ entered: 2_000, waiting: 0, completed: 2_000 })
  expect(server.journal.counts(id, { version: 1 }).nodes.nap).toMatchObject({
    entered: 2_000,
    waiting: 0,
    ended: 2_000,
  })
  expect(server.journal.counts(id, { version: 2 }).nodes.gift).toMatchObject({ entered: 2_000, left: { out: 2_000 } })
  const points = Array.from({ length: 2_000 }, (_, n) => server.journal.customer(`c${n}`)?.rewards.points)
  expect(points.filter((given) => given !== 5)).toEqual([])
}, 60_000)
