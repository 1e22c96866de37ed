import type { NodeData } from '../../shared/nodes/index.ts'
import { Example } from '../editor/forms/Example.tsx'
import { useZone } from '../editor/preview/useZone.ts'
import { delayExample } from './delayExample.ts'

/** The worked example under the delay form, over the next change of the clocks. */
export function DelaySays({ data }: { data: NodeData<'delay'> }) {
  const zone = useZone()
  const example = delayExample(data, Temporal.Now.instant().epochMilliseconds, zone)
  if (example.kind === 'unreadable') return <Example>{example.message}</Example>
  if (example.kind === 'past')
    return (
      <Example>
        {example.about}For <b>Ada</b>, who arrives on {example.arrives}, that moment has passed:{' '}
        <b>{data.ifPast === 'exit' ? 'her journey ends' : 'she continues at once'}</b>.
      </Example>
    )
  return (
    <Example>
      <b>Ada</b>, who arrives on {example.arrives}, continues on <b>{example.continues}</b>.
      {example.about && ` ${example.about}`}
    </Example>
  )
}
