import { execFileSync } from 'node:child_process'
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk that fills up and is given room again; close it when done. */
export interface SmallDisk {
  dir: string
  env: Record<string, string>
  fill(): void
  makeRoom(): void
  close(): void
}

/** A real disk of a few megabytes; null where this user may not mount one. */
export function mountSmallDisk(): SmallDisk | null {
  const dir = mkdtempSync(join(tmpdir(), 'runnel-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', dir], { stdio: 'ignore' })
  } catch {
    rmSync(dir, { recursive: true })
    return null
  }
  const ballast = join(dir, 'ballast')
  return {
    dir,
    env: {},
    fill() {
      const file = openSync(ballast, 'w')
      try {
        for (;;) writeSync(file, Buffer.alloc(4_096))
      } catch {
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
    makeRoom: () => rmSync(ballast),
    close() {
      execFileSync('umount', ['-l', dir])
      rmSync(dir, { recursive: true })
    },
  }
}

/** A folder on whatever disk there is, which says that it is full: fullDisk.ts, which is loaded into the server, sees to it. */
export function limitedFolder(): SmallDisk {
  const dir = mkdtempSync(join(tmpdir(), 'runnel-disk-'))
  const sign = join(dir, 'full')
  return {
    dir,
    env: { RUNNEL_DISK_IS_FULL: sign },
    fill: () => closeSync(openSync(sign, 'w')),
    makeRoom: () => rmSync(sign),
    close: () => rmSync(dir, { recursive: true }),
  }
}
