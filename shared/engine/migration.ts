import { z } from 'zod'
import { id } from '../flow/id.ts'
import { ofNode } from './byNode.ts'
import type { Journey } from './journey.ts'
import { isOpen } from './journey.ts'
import type { Stimulus } from './stimulus.ts'

/** What becomes of those who stand at a node of an older version: they finish on it, leave the flow, or go on at a node of the new one. */
export const choice = z.union([z.enum(['finish', 'exit']), z.strictObject({ moveTo: id })])
export type Choice = z.infer<typeof choice>

/** The choices of a publisher, by older version and node id; who is not named finishes on the old. */
export const choices = z.record(
  z.string().regex(/^[1-9]\d{0,8}$/, 'Name a version by its number.'),
  z.record(id, choice),
)
export type Choices = z.infer<typeof choices>

/** What is to become of open journeys when a version is published: of those who stood there `at` that moment (epoch milliseconds), nobody later. */
export const migration = z.strictObject({ version: z.number().int().min(1), at: z.number().int(), choices })
export type Migration = z.infer<typeof migration>

/** One node of an older version where something else is to happen than to finish. */
export interface MigratedNode {
  version: number
  nodeId: string
  choice: Exclude<Choice, 'finish'>
}

/** Where a migration changes something, oldest version first. */
export function migratedNodes({ choices: all }: Migration): MigratedNode[] {
  return Object.entries(all).flatMap(([version, nodes]) =>
    Object.entries(nodes).flatMap(([nodeId, made]) =>
      made === 'finish' ? [] : [{ version: Number(version), nodeId, choice: made }],
    ),
  )
}

/**
 * What a migration has in store for a journey; null: nothing. Once it has moved or left there is nothing more, so asking again is safe. A paused
 * flow moves nobody: whoever is to go on elsewhere is moved when it is resumed.
 */
export function migrate(
  { version, at, choices: all }: Migration,
  journey: Journey,
  isPaused: boolean,
): Stimulus | null {
  const { id: journeyId, position } = journey
  if (!isOpen(journey) || position === null || position.enteredAt > at) return null
  const made = ofNode(ofNode(all, String(journey.version)) ?? {}, position.nodeId) ?? 'finish'
  if (made === 'finish') return null
  if (made === 'exit') return { kind: 'exit', journeyId, reason: 'migrated' }
  return isPaused ? null : { kind: 'move', journeyId, version, nodeId: made.moveTo }
}
