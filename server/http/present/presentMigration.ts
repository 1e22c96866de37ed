import type { MigrationAnswer } from '../../../shared/api/answers.ts'
import { ofNode } from '../../../shared/engine/byNode.ts'
import { migratedNodes } from '../../../shared/engine/migration.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { meaningOf } from '../../../shared/nodes/meaningOf.ts'
import type { FlowCounts, Journal } from '../../ports/journal.ts'
import type { FlowRecord, Library } from '../../ports/library.ts'

/** Who is inside, newest version first and in the order of the drawing, with what suggests itself should the draft be published. */
export function presentMigration(
  { id, flow: draft, migration }: FlowRecord,
  { library, journal }: { library: Library; journal: Journal },
): MigrationAnswer {
  const versions = library.versions(id).map(({ version }) => ({ version, counts: journal.counts(id, { version }) }))
  const waitingAt = (version: number, nodeId: string): number => {
    const counts = versions.find((each) => each.version === version)?.counts
    return (counts && ofNode(counts.nodes, nodeId)?.waiting) ?? 0
  }
  return {
    nextVersion: (versions[0]?.version ?? 0) + 1,
    items: versions
      .filter(({ counts }) => counts.journeys.waiting > 0)
      .flatMap(({ version, counts }) => itemsOf(version, counts, library.version(id, version), draft)),
    underWay: migration && {
      version: migration.version,
      left: migratedNodes(migration).reduce((sum, { version, nodeId }) => sum + waitingAt(version, nodeId), 0),
    },
  }
}

function itemsOf(version: number, counts: FlowCounts, flow: Flow | null, draft: Flow): MigrationAnswer['items'] {
  const drawn = [...(flow?.nodes ?? [])].sort((a, b) => a.position.y - b.position.y || a.position.x - b.position.x)
  return drawn.flatMap((node) => {
    const { id: nodeId, type } = node
    const waiting = ofNode(counts.nodes, nodeId)?.waiting ?? 0
    const isKept = draft.nodes.some((kept) => kept.id === nodeId && kept.type === type)
    const suggestion = isKept ? { moveTo: nodeId } : 'finish'
    return waiting > 0 ? [{ version, nodeId, type, label: meaningOf(node).name, waiting, suggestion }] : []
  })
}
