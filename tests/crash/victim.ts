import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const preloads = ['./killAtCommit.ts', './fullDisk.ts'].flatMap((file) => [
  '--import',
  new URL(file, import.meta.url).href,
])

/** A server that runs until it is killed, or kills itself. */
export interface Victim {
  /** Its address, once it takes events; null where it died before. */
  ready: Promise<string | null>
  /** How it ended. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; errors: string }>
  isDead(): boolean
  kill(signal: 'SIGKILL' | 'SIGTERM'): void
}

/** Starts the real server on the files in `dir`; `dies` is the boundary at which it is to kill itself, see killAtCommit.ts. */
export function startVictim(dir: string, env: Record<string, string>, dies?: string): Victim {
  const child = spawn(process.execPath, [...preloads, 'server/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATA_DIR: dir,
      LOG_LEVEL: 'error',
      // Half of a start is reading the program: what was read once is kept.
      NODE_COMPILE_CACHE: join(root, '.cache/node'),
      ...env,
      ...(dies !== undefined && { RUNNEL_DIES: dies }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, errors }))
  const isDead = () => child.exitCode !== null || child.signalCode !== null
  return {
    ready: Promise.race([addressOf(child), ended.then(() => null)]),
    ended,
    isDead,
    kill: (signal) => void child.kill(signal),
  }
}

function addressOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let out = ''
    stdout?.on('data', (chunk) => {
      out += chunk
      const [, url] = /running at (\S+)\n/.exec(out) ?? []
      if (url !== undefined) resolve(url)
    })
  })
}
