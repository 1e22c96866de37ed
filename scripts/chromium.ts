import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { run } from './run.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const elsewhere = ['/usr/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** The flags of every browser that the tests start: nothing calls home, and root may run it. */
export const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
]

/** Finds a Chromium: `CHROMIUM_PATH`, the system's, Playwright's own. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)))
  return [...elsewhere, ...onPath, chromium.executablePath()].find(isExecutable)
}

/** Finds a Chromium or installs one: by apt for root on Debian, otherwise Playwright's own. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium() ?? (await install())
  if (found) return found
  throw new Error('No Chromium here and none could be installed. Install one and set CHROMIUM_PATH to its program.')
}

async function install(): Promise<string | undefined> {
  if (process.getuid?.() === 0 && hasApt()) {
    await run('apt-get', ['update'])
    await run('apt-get', ['install', '-y', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' })
  }
  if (!findChromium()) await run('playwright', ['install', 'chromium'])
  return findChromium()
}

function hasApt(): boolean {
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
