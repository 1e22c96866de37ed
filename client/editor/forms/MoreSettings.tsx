import type { ReactNode } from 'react'
import { useState } from 'react'
import { useEditor } from '../store/EditorContext.tsx'
import classes from './forms.module.css'

/** Settings that most people never need, one click away. They are made with that click, or when somebody is led to one that may be among them. */
export function MoreSettings({ label, children }: { label: string; children: ReactNode }) {
  const isLed = useEditor((state) => state.leading !== null)
  const [isMade, setMade] = useState(false)
  if (isLed && !isMade) setMade(true)
  return (
    <details className={classes.more} onToggle={() => setMade(true)}>
      <summary>{label}</summary>
      {isMade && <div>{children}</div>}
    </details>
  )
}
