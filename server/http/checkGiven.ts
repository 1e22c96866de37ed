import { parseDuration, parseInstant } from '../../shared/engine/calendar.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import type { Given } from '../../shared/flow/flowTest.ts'
import type { InputError } from '../refusals.ts'
import { invalid } from '../refusals.ts'

const moment = 'This is no moment. Write it like 2026-03-01T09:00:00Z.'

/** Refuses, with every path named, what a schema cannot see: times that cannot be read, nodes that are not there, two customers at once. */
export function checkGiven(flow: Flow, given: Given): void {
  const errors: InputError[] = []
  const readable = (path: string, text: string | undefined) => {
    if (text !== undefined && parseInstant(text) === null) errors.push({ path, message: moment })
  }
  readable('given.at', given.at)
  readable('given.event.timestamp', given.event?.timestamp)
  for (const [index, event] of given.history.entries()) readable(`given.history.${index}.timestamp`, event.timestamp)
  for (const [index, { after, event }] of given.then.entries()) {
    readable(`given.then.${index}.event.timestamp`, event.timestamp)
    if (!parseDuration(after)) {
      errors.push({ path: `given.then.${index}.after`, message: 'This is no duration. Write it like P1D or PT2H.' })
    }
  }
  if (given.customer && given.customerId !== undefined) {
    errors.push({ path: 'given.customerId', message: 'Give a customer or the id of a stored one, not both.' })
  }
  if (given.event === undefined && given.nodeId === undefined) {
    errors.push({ path: 'given.event', message: 'Give the event, or the nodeId of the trigger to enter at.' })
  }
  if (given.nodeId !== undefined && !flow.nodes.some(({ id }) => id === given.nodeId)) {
    errors.push({ path: 'given.nodeId', message: 'The flow has no node with this id.' })
  }
  if (errors.length > 0) throw invalid(errors)
}
