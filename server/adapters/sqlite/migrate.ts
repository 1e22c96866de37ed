import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { UnusableStore } from '../../ports/unusableStore.ts'

/** The numbered SQL files, oldest first; the number is the schema's version after it. */
export function migrationsIn(folder: URL): { version: number; sql: string }[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number.parseInt(name, 10), sql: readFileSync(new URL(name, folder), 'utf8') }))
}

/** Brings the schema to today's. A file of a newer version is refused; before a change of an older one a copy is kept beside it. */
export function migrate(db: DatabaseSync, file: string, migrations: ReturnType<typeof migrationsIn>): void {
  const version = versionOf(db)
  const newest = migrations.at(-1)?.version ?? 0
  if (version > newest) {
    throw new UnusableStore(
      `The journal ${file} was written by a newer version of Runnel (its schema is ${version}, this one knows ${newest}). Start that version, or give DATA_DIR another folder.`,
    )
  }
  const missing = migrations.filter((migration) => migration.version > version)
  if (missing.length === 0) return
  if (version > 0) copyFileSync(file, `${file}.schema-${version}`)
  for (const { version: next, sql } of missing) {
    db.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${next}; COMMIT`)
  }
}

const versionOf = (db: DatabaseSync): number => Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0)
