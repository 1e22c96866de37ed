import type { ComponentType } from 'react'
import type { FlowListItem } from '../../shared/api/answers.ts'
import { SaveTemplate } from '../templates/SaveTemplate.tsx'
import { ArchiveFlow } from './ArchiveFlow.tsx'
import { DeleteFlow } from './DeleteFlow.tsx'
import { EditTags } from './EditTags.tsx'
import type { FlowDialogProps } from './flowDialog.ts'

const dialogs = {
  tag: EditTags,
  saveTemplate: SaveTemplate,
  archive: ArchiveFlow,
  delete: DeleteFlow,
} satisfies Record<string, ComponentType<FlowDialogProps>>

/** Something that is done with a flow only after a dialog has asked. */
export interface FlowQuestion {
  about: keyof typeof dialogs
  flow: FlowListItem
}

/** The one dialog of the list: hundreds of rows need not carry theirs along. */
export function FlowDialogs({
  question,
  isOpen,
  onClose,
}: {
  question: FlowQuestion
  isOpen: boolean
  onClose(): void
}) {
  const { about, flow } = question
  const Dialog = dialogs[about]
  return <Dialog key={`${about} ${flow.id}`} flow={flow} isOpen={isOpen} onClose={onClose} />
}
