import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openRedoLog, readRedoLog } from '../../../../server/adapters/sqlite/redoLog.ts'
import { tempFolder } from '../../../builders/tempFolder.ts'

const aFile = async () => join(await tempFolder(), 'journal.db-redo')

const textsIn = (file: string, epoch: number): string[] => readRedoLog(file, epoch).map(String)

async function written(file: string, epoch: number, texts: readonly string[]) {
  const log = openRedoLog(file, epoch)
  for (const text of texts) await log.append(Buffer.from(text))
  return log
}

it('gives back what was appended in an epoch, and nothing of another', async () => {
  const file = await aFile()
  const log = await written(file, 7, ['one', 'two', 'three'])
  expect(textsIn(file, 7)).toEqual(['one', 'two', 'three'])
  expect(textsIn(file, 8)).toEqual([])

  log.startOver(8)
  await log.append(Buffer.from('four'))
  expect(textsIn(file, 8)).toEqual(['four'])
  log.close()
})

it('has nothing where there is no file, and leaves none behind where nothing is in it', async () => {
  const file = await aFile()
  expect(textsIn(file, 1)).toEqual([])
  const log = await written(file, 1, ['one'])
  log.startOver(2)
  log.close()
  expect(existsSync(file)).toBe(false)
})

it('drops a record that is torn at any byte, and keeps those before it', async () => {
  const file = await aFile()
  const log = await written(file, 1, ['one', 'two'])
  const whole = log.bytes()
  await log.append(Buffer.from('three'))
  log.close()
  const all = readFileSync(file)
  for (let bytes = whole; bytes < all.length; bytes++) {
    writeFileSync(file, all)
    truncateSync(file, bytes)
    expect(textsIn(file, 1)).toEqual(['one', 'two'])
  }
})

it('names the damage where records stand behind one that cannot be read', async () => {
  const file = await aFile()
  const log = await written(file, 1, ['one', 'two', 'three'])
  log.close()
  const all = readFileSync(file)
  const at = all.indexOf('two')
  all[at] = 0
  writeFileSync(file, all)
  expect(() => readRedoLog(file, 1)).toThrow(`${file} is damaged at byte 23`)
})
