import { lazy, Suspense } from 'react'
import type { LiveRenderingProps } from '../editor/forms/rendering/LiveRendering.tsx'
import { useFirstIdle } from '../ui/useFirstIdle.ts'

// It comes with the first message that is looked at.
const LiveRendering = lazy(() =>
  import('../editor/forms/rendering/LiveRendering.tsx').then((it) => ({ default: it.LiveRendering })),
)

/** The message as one customer would get it now, while it is written. Whoever walks through the cards need not wait for it at each. */
export const Rendering = (props: LiveRenderingProps) =>
  useFirstIdle() && (
    <Suspense fallback={null}>
      <LiveRendering {...props} />
    </Suspense>
  )
