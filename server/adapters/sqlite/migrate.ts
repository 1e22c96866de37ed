import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { UnusableStore } from '../../ports/unusableStore.ts'
import { syncFolder } from './syncFolder.ts'

/** The numbered SQL files, oldest first; the number is the schema's version after it. */
export function migrationsIn(folder: URL): { version: number; sql: string }[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number.parseInt(name, 10), sql: readFileSync(new URL(name, folder), 'utf8') }))
}

type Migrations = ReturnType<typeof migrationsIn>

/** Throws an {@link UnusableStore} for a file of a schema that these migrations do not know. */
export function refuseNewer(db: DatabaseSync, file: string, migrations: Migrations): void {
  const version = versionOf(db)
  const newest = migrations.at(-1)?.version ?? 0
  if (version <= newest) return
  throw new UnusableStore(
    `The journal ${file} was written by a newer version of Runnel (its schema is ${version}, this one knows ${newest}). Start that version, or give DATA_DIR another folder.`,
  )
}

/** Brings the schema to today's. Before a change of an older one a copy is kept beside the file, until {@link removeCopies}. */
export function migrate(db: DatabaseSync, file: string, migrations: Migrations): void {
  const version = versionOf(db)
  const missing = migrations.filter((migration) => migration.version > version)
  if (missing.length === 0) return
  if (version > 0) copyFileSync(file, `${file}${copySuffix}${version}`)
  for (const { version: next, sql } of missing) {
    db.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${next}; COMMIT`)
  }
}

/**
 * Removes the copies that were kept before changes, for good. Whoever is erased is in them too; and from then on the way back is a backup
 * of one's own.
 */
export function removeCopies(file: string): void {
  const folder = dirname(file)
  const copies = readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}${copySuffix}`))
  if (copies.length === 0) return
  for (const name of copies) rmSync(join(folder, name))
  syncFolder(folder)
}

const copySuffix = '.schema-'

const versionOf = (db: DatabaseSync): number => Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0)
