import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A program that serves HTTP in a process of its own, with a data folder of its own. */
export interface ServerProcess {
  url: string
  dir: string
  /** Ends the process; its files stay. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Starts it again on the same files and the same port. */
  start(): Promise<void>
  /** Ends it and removes its files. */
  remove(): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (!address || typeof address === 'string') throw new Error('No free port.')
  return address.port
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 800; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode} before it answered.`)
    const answered = await fetch(url).then(
      () => true,
      () => false,
    )
    if (answered) return
    await pause(25)
  }
  throw new Error(`${url} did not answer.`)
}

/** Starts a Node program; `args` and `env` are told the port and the folder. */
export async function startProgram(
  args: (port: number, dir: string) => string[],
  env: (port: number, dir: string) => NodeJS.ProcessEnv = () => ({}),
): Promise<ServerProcess> {
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), 'runnel-'))
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null

  async function start(): Promise<void> {
    child = spawn(process.execPath, args(port, dir), {
      env: { ...process.env, ...env(port, dir) },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await untilItAnswers(`${url}/healthz`, child)
  }

  async function kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }

  async function remove(): Promise<void> {
    await kill('SIGTERM')
    rmSync(dir, { recursive: true, force: true })
  }

  await start()
  return { url, dir, kill, start, remove }
}

/** The real server as a newcomer starts it, with a known write key. Start it in the project's folder. */
export const startServer = (env: NodeJS.ProcessEnv & { WRITE_KEY: string }): Promise<ServerProcess> =>
  startProgram(
    () => ['server/main.ts'],
    (port, dir) => ({ PORT: String(port), DATA_DIR: dir, LOG_LEVEL: 'error', ...env }),
  )
