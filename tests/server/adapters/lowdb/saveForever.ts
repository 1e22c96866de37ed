import { openLibrary } from '../../../../server/adapters/lowdb/openLibrary.ts'
import { newFlow } from '../../../../shared/flow/newFlow.ts'

// Saves, and now and then publishes, one flow until it is killed. Prints what was acknowledged: the revision, the draft's number, the live version.
const [dir = ''] = process.argv.slice(2)
const library = await openLibrary({ dir })
const first = library.flows()[0] ?? (await library.create(newFlow('0'), 0))
let record = first

for (let n = Number(first.flow.name) + 1; ; n++) {
  record = await library.saveDraft(
    record.id,
    record.revision,
    { ...newFlow(String(n)), description: 'x'.repeat(5000) },
    n,
  )
  if (n % 5 === 0) record = await library.publish(record.id, `number ${n}`, n)
  process.stdout.write(`${record.revision} ${n} ${record.liveVersion ?? 0}\n`)
}
