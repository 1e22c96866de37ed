import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'

/** Archiving takes everybody out, so it is asked first. */
export function ArchiveDialog() {
  const { store, lifecycle } = useOpenEditor()
  const isOpen = useEditor((state) => state.archiving)
  const close = () => store.getState().show({ archiving: false })
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title="Archive this flow?"
      verb="Archive"
      onClose={close}
      onConfirm={() => {
        lifecycle.current?.change('archive')
        close()
      }}
    >
      Nobody enters any more, and everybody who is in it is taken out now. The drawing, its versions and its numbers
      stay. To stop it for a while, pause it instead.
    </ConfirmDialog>
  )
}
