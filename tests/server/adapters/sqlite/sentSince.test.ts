import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { migrationsIn } from '../../../../server/adapters/sqlite/migrate.ts'
import { sentSinceSql } from '../../../../server/adapters/sqlite/sentSince.ts'

it('finds what was sent to a customer by the index alone, however many deliveries there are', () => {
  const db = new DatabaseSync(':memory:')
  onTestFinished(() => db.close())
  const folder = new URL('../../../../server/adapters/sqlite/migrations/', import.meta.url)
  for (const { sql } of migrationsIn(folder)) db.exec(sql)
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sentSinceSql}`).all(1, 0)
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SEARCH delivery USING COVERING INDEX delivery_counted (customer=? AND created_at>?)',
  ])
})
