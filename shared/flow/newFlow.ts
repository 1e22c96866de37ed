import type { Flow } from './flow.ts'
import { flowFormat } from './flow.ts'

/** An empty draft. */
export function newFlow(name: string): Flow {
  return {
    format: flowFormat,
    name,
    description: '',
    tags: [],
    settings: {
      reentry: 'never',
      concurrent: 'no',
      audience: null,
      exits: [],
      goal: null,
      maxEventAge: 'P1D',
      priority: 5,
    },
    nodes: [],
    edges: [],
    tests: [],
  }
}
