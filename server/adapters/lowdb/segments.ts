import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Low } from 'lowdb'
import { writeSegment } from '../../../shared/segments/canonical.ts'
import type { Segment, SegmentFile } from '../../../shared/segments/segment.ts'
import { segmentFile } from '../../../shared/segments/segment.ts'
import type { Library } from '../../ports/library.ts'
import { notFound } from '../../refusals.ts'
import type { Notation } from './durableFile.ts'
import { DurableFile } from './durableFile.ts'
import { jsonFile } from './notations.ts'
import { oneAfterTheOther } from './oneAfterTheOther.ts'
import { randomId } from './randomId.ts'
import { reading } from './reading.ts'
import { storing } from './storing.ts'
import { syncFolder } from './syncFolder.ts'

const notation: Notation<SegmentFile> = { ...jsonFile(segmentFile), stringify: writeSegment }

type Segments = Pick<Library, 'segments' | 'segment' | 'createSegment' | 'saveSegment' | 'removeSegment'>

/** The segments: one file each, named by its id. */
export async function readSegments(dir: string): Promise<Segments> {
  await mkdir(dir, { recursive: true })
  const names = (await readdir(dir)).filter((name) => /^[A-Za-z0-9_-]{1,64}\.json$/.test(name))
  const read = await Promise.all(names.map((name) => readSegment(join(dir, name))))
  const segments = new Map(read.map((segment) => [segment.id, segment]))
  const inTurn = oneAfterTheOther()

  const fileOf = (id: string): string => join(dir, `${id}.json`)

  const write = async (id: string, segment: SegmentFile): Promise<Segment> => {
    await storing(() => new Low(new DurableFile(fileOf(id), notation), segment).write())
    const written = { id, ...segment }
    segments.set(id, written)
    return written
  }

  /** What is done to a segment that is there when its turn comes. */
  const change = <T>(id: string, work: () => Promise<T>): Promise<T> =>
    inTurn(async () => {
      if (!segments.has(id)) throw notFound('such segment')
      return work()
    })

  return {
    segments: () => [...segments.values()].sort(byName),
    segment: (id) => segments.get(id) ?? null,
    createSegment: (segment) => inTurn(() => write(newId(segments), segment)),
    saveSegment: (id, segment) => change(id, () => write(id, segment)),
    removeSegment: (id) =>
      change(id, async () => {
        await storing(async () => {
          await rm(fileOf(id))
          await syncFolder(dir)
        })
        segments.delete(id)
      }),
  }
}

function newId(taken: ReadonlyMap<string, unknown>): string {
  const id = randomId()
  return taken.has(id) ? newId(taken) : id
}

const byName = (a: Segment, b: Segment): number => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1)

const readSegment = (file: string): Promise<Segment> =>
  reading(file, async () => ({ id: basename(file, '.json'), ...notation.parse(await readFile(file, 'utf8')) }))
