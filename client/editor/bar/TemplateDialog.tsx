import { SaveTemplate } from '../../templates/SaveTemplate.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'

/** Keeps the flow that is open as a template of the team. */
export function TemplateDialog() {
  const { store, flowId } = useOpenEditor()
  const isOpen = useEditor((state) => state.savingTemplate)
  const name = useEditor((state) => state.flow.name)
  const description = useEditor((state) => state.flow.description)
  return (
    <SaveTemplate
      flow={{ id: flowId, name, description }}
      isOpen={isOpen}
      onClose={() => store.getState().show({ savingTemplate: false })}
    />
  )
}
