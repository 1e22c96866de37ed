import type { NodeType } from '../../shared/nodes/index.ts'
import { callWebhook } from './callWebhook.tsx'
import { condition } from './condition.tsx'
import { createTask } from './createTask.tsx'
import { delay } from './delay.tsx'
import { emitEvent } from './emitEvent.tsx'
import { exit } from './exit.tsx'
import { experiment } from './experiment.tsx'
import { givePoints } from './givePoints.tsx'
import { makeOffer } from './makeOffer.tsx'
import type { NodeView } from './nodeView.ts'
import { note } from './note.tsx'
import { onDate } from './onDate.tsx'
import { onEvent } from './onEvent.tsx'
import { onSchedule } from './onSchedule.tsx'
import { onSegment } from './onSegment.tsx'
import { onStart } from './onStart.tsx'
import { sendEmail } from './sendEmail.tsx'
import { sendInApp } from './sendInApp.tsx'
import { sendMessage } from './sendMessage.tsx'
import { sendPush } from './sendPush.tsx'
import { sendSms } from './sendSms.tsx'
import { startFlow } from './startFlow.tsx'
import { updateCustomer } from './updateCustomer.tsx'
import { wait } from './wait.tsx'

/** How each node type looks. A type that shared/nodes/index.ts lists and this does not, does not compile. */
export const nodeViews: { [T in NodeType]: NodeView<T> } = {
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
}
