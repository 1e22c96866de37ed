import type { ReactNode } from 'react'
import type { Editor } from '../../../client/editor/Editor.ts'
import { EditorProvider } from '../../../client/editor/store/EditorContext.tsx'
import { aServer, renderPage } from '../renderPage.tsx'

const nothingYet = {
  'GET /api/fields': { fields: [], events: [{ event: 'Order Completed', count: 3 }], values: [] },
  'GET /api/settings': { timezone: 'Europe/Berlin' },
  'GET /api/flows/gift/counts': {
    version: null,
    journeys: { entered: 0, waiting: 0, completed: 0, exited: 0, failed: 0, converted: 0 },
    nodes: {},
  },
}

/** Shows a part of an editor with all that it stands in. */
export function renderEditor(editor: Editor, ui: ReactNode, answers: Parameters<typeof aServer>[0] = {}) {
  const server = aServer({ ...nothingYet, ...answers })
  return { server, ...renderPage(<EditorProvider value={editor}>{ui}</EditorProvider>, '/flows/gift') }
}
