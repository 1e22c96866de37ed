import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { firstLoadKb } from '../../scripts/firstLoad.ts'

/** A chunk of so many thousand bytes, which no compression makes smaller. */
const aChunk = (name: string, kb: number, imports: string[] = []) => ({
  fileName: `${name}.js`,
  moduleIds: [`/runnel/client/${name}.tsx`],
  imports: imports.map((other) => `${other}.js`),
  code: randomBytes(kb * 500).toString('hex'),
})
const page = (from: string[]) => ({ page: 'Flows', from: from.map((name) => `client/${name}.tsx`), mostKb: 0 })

describe('the first load of a page', () => {
  it('is what its modules import, each counted once, and nothing that comes later', () => {
    const chunks = [
      aChunk('main', 10, ['react']),
      aChunk('App', 20, ['react', 'mantine']),
      aChunk('react', 40),
      aChunk('mantine', 80, ['react']),
      aChunk('EditorPage', 160, ['react']),
    ]
    // Hexadecimal digits are half a byte each, so gzip makes half of them.
    expect(firstLoadKb(chunks, page(['main', 'App']))).toBeGreaterThan(75)
    expect(firstLoadKb(chunks, page(['main', 'App']))).toBeLessThan(95)
    expect(firstLoadKb(chunks, page(['main', 'App', 'EditorPage']))).toBeGreaterThan(155)
  })

  it('names a page whose start is not in the build', () => {
    expect(() => firstLoadKb([aChunk('main', 1)], page(['App']))).toThrow('client/App.tsx is in no chunk')
  })
})
