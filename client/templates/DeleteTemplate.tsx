import type { TemplateAnswer } from '../../shared/api/answers.ts'
import { useDeleteTemplate } from '../api/templates.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { say, sayFault } from '../ui/say.ts'

interface DeleteTemplateProps {
  template: TemplateAnswer
  isOpen: boolean
  onClose(): void
}

/** Asks before a template of the team is deleted. */
export function DeleteTemplate({ template: { id, flow }, isOpen, onClose }: DeleteTemplateProps) {
  const remove = useDeleteTemplate()
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Delete the template “${flow.name}”?`}
      verb="Delete for good"
      isBusy={remove.isPending}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(id, {
          onSuccess: () => say(`The template “${flow.name}” is deleted.`),
          onError: sayFault,
          onSettled: onClose,
        })
      }
    >
      Nobody can start from it any more. Flows that were made from it stay as they are.
    </ConfirmDialog>
  )
}
