import type { NodeData } from '../../shared/nodes/index.ts'
import { Example } from '../editor/forms/Example.tsx'
import { delayExample } from './delayExample.ts'

/** The worked example under the delay form. */
export function DelaySays({ data }: { data: NodeData<'delay'> }) {
  const example = delayExample(data)
  if (example.kind === 'unreadable') return <Example>{example.message}</Example>
  if (example.kind === 'past')
    return (
      <Example>
        {example.about}For <b>Ada</b>, who arrives on {example.arrives} in Berlin, that moment has passed:{' '}
        <b>{data.ifPast === 'exit' ? 'her journey ends' : 'she continues at once'}</b>.
      </Example>
    )
  return (
    <Example>
      <b>Ada</b>, who arrives on {example.arrives} in Berlin, continues on <b>{example.continues}</b>.
      {example.about && ` ${example.about}`}
    </Example>
  )
}
