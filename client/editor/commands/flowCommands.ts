import { exportUrl } from '../../api/flows.ts'
import type { Editor } from '../Editor.ts'
import type { Command } from './command.ts'
import { always } from './command.ts'

const statusOf = ({ lifecycle }: Editor) => lifecycle.current?.state.status

export const preview: Command = {
  id: 'preview',
  group: 'Flow',
  label: () => 'Preview',
  keys: ['p', '2'],
  isEnabled: always,
  run: ({ store }) => store.getState().openDrawer('preview'),
}

export const publish: Command = {
  id: 'publish',
  group: 'Flow',
  label: () => 'Publish',
  keys: ['mod+enter'],
  isEnabled: always,
  run: ({ store }) => store.getState().show({ publishing: true }),
}

export const pause: Command = {
  id: 'pause',
  group: 'Flow',
  label: () => 'Pause',
  keys: [],
  isEnabled: (editor) => statusOf(editor) === 'live',
  needs: 'Only a live flow can be paused.',
  run: ({ lifecycle }) => lifecycle.current?.change('pause'),
}

export const resume: Command = {
  id: 'resume',
  group: 'Flow',
  label: () => 'Resume',
  keys: [],
  isEnabled: (editor) => statusOf(editor) === 'paused',
  needs: 'Only a paused flow can be resumed.',
  run: ({ lifecycle }) => lifecycle.current?.change('resume'),
}

export const archive: Command = {
  id: 'archive',
  group: 'Flow',
  label: () => 'Archive…',
  keys: [],
  isEnabled: (editor) => statusOf(editor) !== 'archived',
  needs: 'It is in the archive already.',
  run: ({ store }) => store.getState().show({ archiving: true }),
}

export const unarchive: Command = {
  id: 'unarchive',
  group: 'Flow',
  label: () => 'Take out of the archive',
  keys: [],
  isEnabled: (editor) => statusOf(editor) === 'archived',
  needs: 'It is not in the archive.',
  run: ({ lifecycle }) => lifecycle.current?.change('unarchive'),
}

export const saveTemplate: Command = {
  id: 'saveTemplate',
  group: 'Flow',
  label: () => 'Save as template…',
  keys: [],
  isEnabled: always,
  // A template is made of what is saved.
  run: ({ autosave, store }) => void autosave.flush().then(() => store.getState().show({ savingTemplate: true })),
}

export const exportFile: Command = {
  id: 'exportFile',
  group: 'Flow',
  label: () => 'Export the flow file',
  keys: ['mod+s'],
  isEnabled: always,
  run: ({ flowId, autosave }) => {
    void autosave.flush().then(() => {
      const link = document.createElement('a')
      link.href = exportUrl(flowId)
      link.download = ''
      link.click()
    })
  },
}

export const settings: Command = {
  id: 'settings',
  group: 'Flow',
  label: () => 'Flow settings',
  keys: [','],
  isEnabled: always,
  run: ({ store }) => store.getState().select({}),
}
