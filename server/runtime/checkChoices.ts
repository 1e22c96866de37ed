import type { Choice, Choices } from '../../shared/engine/migration.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import { meaningOf } from '../../shared/nodes/meaningOf.ts'
import type { Journal } from '../ports/journal.ts'
import type { FlowRecord, Library } from '../ports/library.ts'
import type { InputError } from '../refusals.ts'

/** What cannot be done of a publisher's choices, each with its path in the body. */
export function checkChoices(
  choices: Choices,
  { id, flow: draft }: FlowRecord,
  { library, journal }: { library: Library; journal: Journal },
): InputError[] {
  return Object.entries(choices).flatMap(([text, nodes]) => {
    const path = `migrate.${text}`
    const version = Number(text)
    const flow = library.version(id, version)
    if (!flow) return [{ path, message: `There is no version ${text}.` }]
    if (journal.counts(id, { version }).journeys.waiting === 0)
      return [{ path, message: `Nobody is on the way in version ${text}. Leave it out.` }]
    return Object.entries(nodes).flatMap(([nodeId, choice]) =>
      checkNode(`${path}.${nodeId}`, nodeId, choice, flow, draft),
    )
  })
}

function checkNode(path: string, nodeId: string, choice: Choice, flow: Flow, draft: Flow): InputError[] {
  if (!flow.nodes.some(({ id }) => id === nodeId)) return [{ path, message: 'This version has no such node.' }]
  if (typeof choice === 'string') return []
  const target = draft.nodes.find(({ id }) => id === choice.moveTo)
  const at = `${path}.moveTo`
  if (!target) return [{ path: at, message: 'The new version has no such node.' }]
  const { family, name } = meaningOf(target)
  return family === 'trigger' || family === 'canvas'
    ? [{ path: at, message: `Nobody can go on at “${name}”. Choose a node that leads on.` }]
    : []
}
