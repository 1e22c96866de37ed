import type { z } from 'zod'
import { callWebhook } from './callWebhook.ts'
import { condition } from './condition.ts'
import { createTask } from './createTask.ts'
import { delay } from './delay.ts'
import { emitEvent } from './emitEvent.ts'
import { exit } from './exit.ts'
import { experiment } from './experiment.ts'
import { givePoints } from './givePoints.ts'
import { makeOffer } from './makeOffer.ts'
import { note } from './note.ts'
import { onDate } from './onDate.ts'
import { onEvent } from './onEvent.ts'
import { onSchedule } from './onSchedule.ts'
import { onSegment } from './onSegment.ts'
import { onStart } from './onStart.ts'
import { sendEmail } from './sendEmail.ts'
import { sendInApp } from './sendInApp.ts'
import { sendMessage } from './sendMessage.ts'
import { sendPush } from './sendPush.ts'
import { sendSms } from './sendSms.ts'
import { startFlow } from './startFlow.ts'
import { updateCustomer } from './updateCustomer.ts'
import { wait } from './wait.ts'

/** Every node type, in the order of the palette. */
export const nodeTypes = [
  onEvent,
  onSegment,
  onDate,
  onSchedule,
  onStart,
  condition,
  experiment,
  delay,
  wait,
  exit,
  sendEmail,
  sendSms,
  sendPush,
  sendInApp,
  sendMessage,
  callWebhook,
  updateCustomer,
  emitEvent,
  makeOffer,
  givePoints,
  createTask,
  startFlow,
  note,
] as const

export type Definition = (typeof nodeTypes)[number]
export type NodeType = Definition['type']
type DefinitionFor<T extends NodeType> = Extract<Definition, { type: T }>

/** The parsed settings of a node type. */
export type NodeData<T extends NodeType = NodeType> = z.output<DefinitionFor<T>['schema']>

const byType = Object.fromEntries(nodeTypes.map((definition) => [definition.type, definition])) as unknown as {
  // Object.fromEntries forgets which key goes with which value; the tuple above says it.
  [T in NodeType]: DefinitionFor<T>
}

/** The definition of one node type. */
export const definitionOf = <T extends NodeType>(type: T): (typeof byType)[T] => byType[type]
