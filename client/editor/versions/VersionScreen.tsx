import { useState } from 'react'
import { Fault } from '../../ui/Fault.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import type { Looking } from '../store/view.ts'
import { Comparison } from './Comparison.tsx'
import { FlowText } from './FlowText.tsx'
import { Overlay } from './Overlay.tsx'
import { Reading } from './Reading.tsx'
import { saySide } from './saySide.ts'
import { useSide } from './useSide.ts'
import { VersionBar } from './VersionBar.tsx'

/** A version read-only, or two states of the flow side by side in one drawing, over the whole window. */
export function VersionScreen() {
  const { store } = useOpenEditor()
  const looking = useEditor((state) => state.looking)
  return (
    <Overlay label="Versions" isOpen={looking !== null} onClose={() => store.getState().look(null)}>
      {looking && <Shown looking={looking} />}
    </Overlay>
  )
}

function Shown({ looking }: { looking: Looking }) {
  const { shown, against } = looking
  const after = useSide(shown)
  const before = useSide(against)
  const [isText, setIsText] = useState(false)
  const failed = after.error ? after : before.error ? before : null
  const names = { before: saySide(against ?? shown), after: saySide(shown) }

  return (
    <>
      <VersionBar looking={looking} isText={isText} onText={setIsText} />
      {failed?.error ? (
        <Fault error={failed.error} onRetry={failed.retry} />
      ) : !after.flow || (against !== null && !before.flow) ? (
        <Loading />
      ) : isText ? (
        <FlowText before={before.flow} after={after.flow} names={names} />
      ) : before.flow ? (
        <Comparison key={`${against} ${shown}`} before={before.flow} after={after.flow} />
      ) : (
        <Reading key={shown} flow={after.flow} version={shown === 'draft' ? null : shown} />
      )}
    </>
  )
}
