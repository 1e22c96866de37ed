import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Locked = { version?: string; resolved?: string; optionalDependencies?: Record<string, string> }

const text = await readFile(join(import.meta.dirname, '../../package-lock.json'), 'utf8')
// npm writes this shape.
const { packages } = JSON.parse(text) as { packages: Record<string, Locked> }

describe('the lock file', () => {
  it('names the packages of every platform, because npm ci refuses it otherwise', () => {
    const asked = Object.values(packages).flatMap((locked) => Object.keys(locked.optionalDependencies ?? {}))
    const locked = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))
    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((name) => !locked.has(name))).toEqual([])
  })

  it('gives every package a version and names no registry', () => {
    const listed = Object.entries(packages).filter(([path]) => path !== '')
    expect(listed.filter(([, { version }]) => !version).map(([path]) => path)).toEqual([])
    expect(listed.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([])
  })
})
