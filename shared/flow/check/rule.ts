import type { Problem } from '../../api/answers.ts'
import type { Drawing } from './drawing.ts'

/** One rule of the check: a value, so that adding one is a file and a line in the list. */
export type CheckRule = (drawing: Drawing) => Problem[]
