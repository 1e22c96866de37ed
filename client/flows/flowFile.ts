import type { Flow } from '../../shared/flow/flow.ts'

/** A flow file with nothing on it yet: the server lays it out and writes down the defaults. */
export const blankFlow = {
  format: 'runnel.flow/1',
  name: 'Untitled flow',
  settings: { reentry: 'never' },
  nodes: [],
  edges: [],
}

/** Reads a dropped or chosen file as JSON; throws a sentence that names the file. */
export async function readFlowFile(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text())
  } catch {
    throw new Error(
      `“${file.name}” is not JSON. A flow file is what Export gives you: a .json file. Nothing was imported.`,
    )
  }
}

/** What a copy of a flow is called. */
export const copyName = (flow: Flow): string => `${flow.name} (copy)`
