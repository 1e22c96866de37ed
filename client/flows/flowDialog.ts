import type { FlowListItem } from '../../shared/api/answers.ts'

/** A dialog about one flow of the list. */
export interface FlowDialogProps {
  flow: FlowListItem
  isOpen: boolean
  onClose(): void
}
