import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** What makes the checks what they are. The planted files are all that they see besides. */
const configs = [
  '.dependency-cruiser.cjs',
  '.gitignore',
  'biome',
  'biome.json',
  'client/tsconfig.json',
  'knip.json',
  'package.json',
  'scripts/tsconfig.json',
  'scripts/typescript6.ts',
  'server/tsconfig.json',
  'shared/tsconfig.json',
  'shared/typeRoots',
  'tests/tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.json',
]

type Outcome = { code: number; output: string }

/** Plants files in a project of their own, away from ours, and answers with what one of our check commands says there. */
export async function checkPlanted(
  script: string,
  files: Record<string, string>,
  args: string[] = [],
): Promise<Outcome> {
  const dir = await mkdtemp(join(tmpdir(), 'runnel-checks-'))
  try {
    for (const config of configs) await cp(join(root, config), join(dir, config), { recursive: true })
    await symlink(join(root, 'node_modules'), join(dir, 'node_modules'))
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(dir, path)), { recursive: true })
      await writeFile(join(dir, path), text)
    }
    return await npmRun(dir, script, args)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

function npmRun(cwd: string, script: string, args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: 64 * 1024 * 1024 }
    execFile('npm', ['run', '--silent', script, '--', ...args], options, (error, stdout) =>
      resolve({ code: error ? 1 : 0, output: stdout }),
    )
  })
}
