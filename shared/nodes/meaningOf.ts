import type { z } from 'zod'
import type { EffectKind } from '../engine/effect.ts'
import type { FlowNode } from '../flow/flow.ts'
import { once } from '../once.ts'
import type { Names } from '../rules/names.ts'
import { noNames } from '../rules/names.ts'
import type { Family, Handle, Lack, NodeSpec, Program } from './defineNode.ts'
import { definitionOf } from './index.ts'

/** A node type asked about one node: the same questions for every type, so that nobody asks which it is. Its lists are not to be changed. */
export interface Meaning {
  family: Family
  /** The node's own label, else what its type is called. */
  name: string
  /** The kind of effect it asks for, null where it asks for none. */
  effect: EffectKind | null
  /** Whether the node type has a meaning yet. */
  isAlive: boolean
  handles(): readonly Handle[]
  disabledHandle(): string | null
  summary(names?: Names): string
  lacks(): readonly Lack[]
  /** Null for a node type that has no meaning yet. */
  compile(): Program | null
  /** Whether it can hold a journey. */
  pauses(): boolean
}

const meanings = new WeakMap<FlowNode, Meaning>()

/** What one node means, whatever its type. Worked out once for each state of a node: a change makes a new object, and large flows ask about all their nodes after every one. */
export function meaningOf(node: FlowNode): Meaning {
  const known = meanings.get(node)
  if (known) return known
  const meaning = readMeaning(node)
  meanings.set(node, meaning)
  return meaning
}

function readMeaning(node: FlowNode): Meaning {
  // The definition is looked up by the node's own type, so its functions take this node's data; TypeScript cannot follow that pairing.
  const definition = definitionOf(node.type) as unknown as NodeSpec<string, z.core.$ZodLooseShape>
  const { data } = node
  return {
    family: definition.family,
    name: data.label || definition.title,
    effect: definition.effect ?? null,
    isAlive: definition.compile !== undefined || definition.family === 'canvas',
    handles: once(() => definition.handles(data)),
    disabledHandle: () =>
      definition.disabledHandle ? definition.disabledHandle(data) : (definition.handles(data)[0]?.id ?? null),
    summary: (names = noNames) => definition.summary(data, names),
    lacks: once(() => definition.lacks(data)),
    compile: () => definition.compile?.(data) ?? null,
    pauses: () => definition.pauses ?? false,
  }
}
