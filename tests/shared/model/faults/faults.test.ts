import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, it } from 'vitest'
import { plantedFaults } from './plantedFaults.ts'

const found = new Map<string, unknown>()

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'findFaults.ts')])
  for (const line of stdout.trim().split('\n')) {
    const { that, ...outcome } = JSON.parse(line)
    found.set(that, outcome)
  }
}, 900_000)

it.each(plantedFaults)('finds an engine that $that ($area)', ({ that }) => {
  expect(found.get(that)).toEqual({ foundAfter: expect.any(Number) })
})
