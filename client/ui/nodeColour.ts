import type { NodeType } from '../../shared/nodes/index.ts'

/** The token that colours a node type: triggers green, conditions amber, experiments pink, what takes time violet, actions blue. */
const nodeColour: Readonly<Record<NodeType, string>> = {
  onEvent: 'var(--trigger)',
  onSegment: 'var(--trigger)',
  onDate: 'var(--trigger)',
  onSchedule: 'var(--trigger)',
  onStart: 'var(--trigger)',
  condition: 'var(--condition)',
  experiment: 'var(--experiment)',
  delay: 'var(--time)',
  wait: 'var(--time)',
  exit: 'var(--exit)',
  sendEmail: 'var(--action)',
  sendSms: 'var(--action)',
  sendPush: 'var(--action)',
  sendInApp: 'var(--action)',
  sendMessage: 'var(--action)',
  callWebhook: 'var(--action)',
  updateCustomer: 'var(--action)',
  emitEvent: 'var(--action)',
  makeOffer: 'var(--action)',
  givePoints: 'var(--action)',
  createTask: 'var(--action)',
  startFlow: 'var(--action)',
  note: 'var(--stroke)',
}

/** The colour of a node whose type came from outside. */
export const colourOf = (type: string): string =>
  (nodeColour as Readonly<Record<string, string>>)[type] ?? 'var(--exit)'
