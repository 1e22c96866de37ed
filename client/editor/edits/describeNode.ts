import type { FlowNode } from '../../../shared/flow/flow.ts'
import type { Family, Handle, Lack } from '../../../shared/nodes/defineNode.ts'
import { meaningOf } from '../../../shared/nodes/meaningOf.ts'
import { parseField } from '../../../shared/rules/fields.ts'
import type { Names } from '../../../shared/rules/names.ts'

export const familyOf = (node: FlowNode): Family => meaningOf(node).family
export const handlesOf = (node: FlowNode): readonly Handle[] => meaningOf(node).handles()
export const lacksOf = (node: FlowNode): readonly Lack[] => meaningOf(node).lacks()

const summaries = new WeakMap<Names, WeakMap<FlowNode, string>>()

/** The sentence on the card, with what people call the things that the settings know by their ids. */
export function summaryOf(node: FlowNode, names: Names): string {
  const known = summaries.get(names) ?? new WeakMap<FlowNode, string>()
  summaries.set(names, known)
  const summary = known.get(node) ?? withoutLiquid(meaningOf(node).summary(names))
  known.set(node, summary)
  return summary
}

/** A field in a template as people would say it: `{{ customer.traits.firstName | default: "you" }}` is [first name]. */
const withoutLiquid = (text: string): string =>
  text.replace(/\{\{-?\s*([\w.[\]"'-]+)[^}]*\}\}/g, (_, field: string) => `[${labelOf(field)}]`)

const labelOf = (field: string): string => (parseField(field)?.label ?? field).replace(/\[\d+\]/g, '')

/** What the card is called: its label, or the name of its type as long as it has none. */
export const titleOf = (node: FlowNode): string => meaningOf(node).name

/** Whether this version of the product carries the node type out. */
export const isAlive = (node: FlowNode): boolean => meaningOf(node).isAlive

/** The words on the edge that leaves by a handle; empty where it needs none. */
export const handleLabel = (node: FlowNode, handle: string): string =>
  handlesOf(node).find((one) => one.id === handle)?.label ?? handle
