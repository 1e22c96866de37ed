import { useSetStatus } from '../api/flows.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { formatMany } from '../ui/formatNumber.ts'
import { say, sayFault } from '../ui/say.ts'
import type { FlowDialogProps } from './flowDialog.ts'

/** Asks before a flow is archived, and says who leaves it. */
export function ArchiveFlow({ flow, isOpen, onClose }: FlowDialogProps) {
  const setStatus = useSetStatus(flow.id)
  const { waiting } = flow.counts
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Archive “${flow.name}”?`}
      verb="Archive"
      isDanger={false}
      isBusy={setStatus.isPending}
      onClose={onClose}
      onConfirm={() =>
        setStatus.mutate('archive', {
          onSuccess: () => say(`“${flow.name}” is archived.`),
          onError: sayFault,
          onSettled: onClose,
        })
      }
    >
      {waiting > 0 ? `${formatMany(waiting, 'customer')} who wait in it leave it at once. ` : 'Nobody waits in it. '}
      No new journey starts. Its drawing, its versions and its numbers stay.
    </ConfirmDialog>
  )
}
