import type { NodeData } from '../../shared/nodes/index.ts'
import { definitionOf } from '../../shared/nodes/index.ts'
import { Example } from '../editor/forms/Example.tsx'
import { useZone } from '../editor/preview/useZone.ts'
import { delayExample } from './delayExample.ts'

/** The worked example under the wait form: when the time runs out. */
export function WaitSays({ data: { timeout, mode } }: { data: NodeData<'wait'> }) {
  const zone = useZone()
  // The time of a wait is counted as that of a delay is.
  const asDelay = definitionOf('delay').schema.parse({ for: timeout })
  const example = delayExample(asDelay, Temporal.Now.instant().epochMilliseconds, zone)
  if (example.kind !== 'continues') return null
  return (
    <Example>
      <b>Ada</b>, who arrives on {example.arrives}, and does none of this, leaves by “Time ran out” on{' '}
      <b>{example.continues}</b>. {example.about}
      {mode === 'ranked' &&
        ' Whoever does some of it is held to the end in any case, unless it is the first in the list.'}
    </Example>
  )
}
