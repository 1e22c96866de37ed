import { useState } from 'react'
import type { FlowAnswer } from '../../shared/api/answers.ts'
import { useSaveDraft } from '../api/flows.ts'
import { ArchiveDialog } from './bar/ArchiveDialog.tsx'
import { PublishDialog } from './bar/PublishDialog.tsx'
import { TemplateDialog } from './bar/TemplateDialog.tsx'
import { TopBar } from './bar/TopBar.tsx'
import { useLifecycle } from './bar/useLifecycle.ts'
import { Canvas } from './canvas/Canvas.tsx'
import { CanvasProvider } from './canvas/CanvasProvider.tsx'
import { CommandSearch } from './commands/CommandSearch.tsx'
import { ShortcutSheet } from './commands/ShortcutSheet.tsx'
import { useKeyboard } from './commands/useKeyboard.ts'
import { ConnectDialog } from './connecting/ConnectDialog.tsx'
import { createEditor } from './createEditor.ts'
import { Drawer } from './drawer/Drawer.tsx'
import { Inspector } from './inspector/Inspector.tsx'
import { NamesProvider } from './names/NamesContext.tsx'
import classes from './OpenEditor.module.css'
import { Chooser } from './palette/Chooser.tsx'
import { LiveFlow } from './preview/LiveFlow.tsx'
import { MergeScreen } from './saving/MergeScreen.tsx'
import { saveResult } from './saving/saveResult.ts'
import { useAutosave } from './saving/useAutosave.ts'
import { useBringBack } from './saving/useBringBack.ts'
import { useServerDraft } from './saving/useServerDraft.ts'
import { selectLinked } from './selectLinked.ts'
import { SidePanel } from './side/SidePanel.tsx'
import { EditorProvider } from './store/EditorContext.tsx'
import { LiveRegion } from './store/LiveRegion.tsx'
import { VersionScreen } from './versions/VersionScreen.tsx'

/** The editor around one flow: palette, canvas with its drawer, inspector. */
export function OpenEditor({ flowId, answer }: { flowId: string; answer: FlowAnswer }) {
  const { mutateAsync: save } = useSaveDraft(flowId)
  const [editor] = useState(() => {
    const made = createEditor(answer, (flow, revision) => saveResult(save({ flow, revision })))
    selectLinked(made)
    return made
  })
  useAutosave(editor)
  useBringBack(editor, answer)
  useServerDraft(editor, answer)
  useLifecycle(editor, answer)
  useKeyboard(editor)

  return (
    <EditorProvider value={editor}>
      <NamesProvider>
        <CanvasProvider>
          <div className={classes.editor}>
            <TopBar state={answer} />
            <SidePanel />
            <main className={classes.middle}>
              <Canvas />
              <Drawer />
            </main>
            <Inspector />
          </div>
          <Chooser />
          <ConnectDialog />
          <CommandSearch />
          <ShortcutSheet />
          <PublishDialog />
          <ArchiveDialog />
          <TemplateDialog />
          <MergeScreen />
          <VersionScreen />
          <LiveFlow />
          <LiveRegion />
        </CanvasProvider>
      </NamesProvider>
    </EditorProvider>
  )
}
