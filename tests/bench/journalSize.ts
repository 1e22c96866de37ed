import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Bytes on disk by table, each with its indexes, whole pages. The server that has the journal open is stopped first. */
export function journalSize(dir: string): Map<string, number> {
  const db = new DatabaseSync(join(dir, 'journal.sqlite'), { readOnly: true })
  try {
    const rows = db.prepare(bytesByTable).all()
    return new Map(rows.map(({ table, bytes }) => [String(table), Number(bytes)]))
  } finally {
    db.close()
  }
}

const bytesByTable = `SELECT tbl_name AS "table", sum(pgsize) AS bytes FROM dbstat JOIN sqlite_schema USING (name) GROUP BY tbl_name`
