import { spawn } from 'node:child_process'
import { buildClient } from './buildClient.ts'
import { root, toolEnv } from './run.ts'

const address = `http://${process.env.HOST ?? '127.0.0.1'}:${process.env.PORT ?? '4321'}`

if (!(await isReady())) await startServer()
await loadDemo()
console.log(`The demo shop is open at ${address}. Settings removes it in one click.`)

async function startServer(): Promise<void> {
  await buildClient()
  const server = spawn('node', ['server/main.ts'], { cwd: root, env: toolEnv, stdio: ['ignore', 'inherit', 'inherit'] })
  server.once('exit', (code) => process.exit(code ?? 1))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.kill(signal))
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 100))
}

async function isReady(): Promise<boolean> {
  return fetch(`${address}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )
}

async function loadDemo(): Promise<void> {
  const token = process.env.ADMIN_TOKEN
  const answer = await fetch(`${address}/api/demo`, {
    method: 'POST',
    headers: { origin: address, ...(token && { authorization: `Bearer ${token}` }) },
  })
  if (!answer.ok) throw new Error(`The demo shop could not be loaded (${answer.status}): ${await answer.text()}`)
}
