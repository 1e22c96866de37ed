import { Button, CopyButton } from '@mantine/core'
import { useDeferredValue, useMemo } from 'react'
import { writeFlow } from '../../../shared/flow/canonical.ts'
import { useEditor } from '../store/EditorContext.tsx'
import classes from './Drawer.module.css'

/** The flow file as an export writes it. */
export function JsonPanel() {
  const flow = useDeferredValue(useEditor((state) => state.flow))
  const text = useMemo(() => writeFlow(flow), [flow])
  return (
    <>
      <div className={classes.tools}>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" size="xs" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by the keyboard */}
      <pre className={classes.json} tabIndex={0}>
        {text}
      </pre>
    </>
  )
}
