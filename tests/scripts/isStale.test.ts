import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStale } from '../../scripts/isStale.ts'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'runnel-stale-'))
  await put('client/pages/Page.tsx', 10)
  await put('dist/index.html', 20)
  await age('client/pages', 10)
  await age('client', 10)
})

afterEach(() => rm(root, { recursive: true, force: true }))

describe('whether the app must be built', () => {
  it('is not built again while nothing changed', async () => {
    expect(await isAppStale()).toBe(false)
  })

  it('is built when it never was', async () => {
    await rm(join(root, 'dist'), { recursive: true })
    expect(await isAppStale()).toBe(true)
  })

  it('is built when a source is newer', async () => {
    await age('client/pages/Page.tsx', 30)
    expect(await isAppStale()).toBe(true)
  })

  it('is built when a source was deleted', async () => {
    await rm(join(root, 'client/pages/Page.tsx'))
    expect(await isAppStale()).toBe(true)
  })
})

function isAppStale(): Promise<boolean> {
  return isStale(root, 'dist/index.html', ['client', 'client/**'])
}

async function put(path: string, at: number): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), '')
  await age(path, at)
}

/** Sets when a file or folder was last changed, in seconds. */
async function age(path: string, at: number): Promise<void> {
  await utimes(join(root, path), at, at)
}
