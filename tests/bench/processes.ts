import { join } from 'node:path'
import type { ServerProcess } from '../builders/serverProcess.ts'
import { startProgram, startServer } from '../builders/serverProcess.ts'

export const writeKey = 'bench-write-key'

export const startRunnel = (): Promise<ServerProcess> => startServer({ WRITE_KEY: writeKey })

/** The bare server that only inserts. */
export const startBare = (): Promise<ServerProcess> =>
  startProgram((port, dir) => ['tests/bench/bareServer.ts', String(port), join(dir, 'bare.db')])

/** Creates and publishes a flow on a running server; answers with its id. */
export async function publishFlow(server: ServerProcess, flow: object): Promise<string> {
  const post = async (path: string, body: object): Promise<{ id: string }> => {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as { id: string } // a flow answer has its id
  }
  const { id } = await post('/api/flows', flow)
  await post(`/api/flows/${id}/publish`, {})
  return id
}
