import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { root, toolEnv } from './run.ts'

const appUrl = 'http://localhost:5173'

// The browser talks to Vite, which passes calls on: the server must take that address for its own.
const server = start('node', ['--watch', 'server/main.ts'], { PUBLIC_URL: process.env.PUBLIC_URL ?? appUrl })
const app = start('vite', ['--host', 'localhost', '--port', '5173', '--strictPort'])

for (const child of [server, app]) child.once('exit', stopBoth)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopBoth)

function start(command: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(command, args, { cwd: root, env: { ...toolEnv, ...env }, stdio: ['ignore', 'inherit', 'inherit'] })
}

function stopBoth(): void {
  server.kill('SIGTERM')
  app.kill('SIGTERM')
}
