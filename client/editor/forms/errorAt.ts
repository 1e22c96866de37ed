import type { Lack } from '../../../shared/nodes/defineNode.ts'

/** What is missing at a place in a form, in the words of the check; undefined where nothing is. */
export const errorAt = (lacks: readonly Lack[], ...path: (string | number)[]): string | undefined =>
  lacks.find((lack) => path.every((part, at) => lack.path[at] === part))?.message
