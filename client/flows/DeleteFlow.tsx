import { useDeleteFlow } from '../api/flows.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { formatMany } from '../ui/formatNumber.ts'
import { say, sayFault } from '../ui/say.ts'
import type { FlowDialogProps } from './flowDialog.ts'

/** Asks before a flow is deleted, and says who leaves it. */
export function DeleteFlow({ flow, isOpen, onClose }: FlowDialogProps) {
  const remove = useDeleteFlow()
  const { waiting } = flow.counts
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Delete “${flow.name}”?`}
      verb="Delete for good"
      isBusy={remove.isPending}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(flow.id, {
          onSuccess: () => say(`“${flow.name}” is deleted.`),
          onError: sayFault,
          onSettled: onClose,
        })
      }
    >
      Its drawing and all its versions are removed for good
      {waiting > 0 ? `, and ${formatMany(waiting, 'customer')} who wait in it leave it at once` : ''}. Customers and
      their events stay. Export it first if you may want it back.
    </ConfirmDialog>
  )
}
