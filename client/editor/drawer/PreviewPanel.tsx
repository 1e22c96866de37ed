import { Button, SegmentedControl } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Given } from '../../../shared/flow/flowTest.ts'
import { previewFlow } from '../../api/flows.ts'
import { isZone } from '../../ui/formatMoment.ts'
import { sayFault } from '../../ui/say.ts'
import { exampleGiven } from '../preview/exampleGiven.ts'
import { useTrailPlayer } from '../preview/useTrailPlayer.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import classes from './Drawer.module.css'
import { GivenAsJson } from './GivenAsJson.tsx'
import { GivenFromCustomer } from './GivenFromCustomer.tsx'
import { PreviewResult } from './PreviewResult.tsx'

/** One event through the flow as it is drawn, under a virtual clock. Nothing is sent. */
export function PreviewPanel() {
  const { store } = useOpenEditor()
  const { play } = useTrailPlayer()
  const [source, setSource] = useState('json')
  const [text, setText] = useState(() => exampleGiven(store.getState().flow))
  const [given, setGiven] = useState<Partial<Given> | null>(null)
  const [zone, setZone] = useState<string>()

  const run = useMutation({
    mutationFn: (wanted: Partial<Given>) => previewFlow(store.getState().flow, wanted),
    onError: sayFault,
  })
  const start = (wanted: Partial<Given>, theirZone: unknown) => {
    const known = isZone(theirZone) ? theirZone : undefined
    setGiven(wanted)
    setZone(known)
    run.mutate(wanted, { onSuccess: (answer) => play('preview', answer.steps, known) })
  }

  return (
    <div className={classes.split}>
      <div className={classes.side}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="Where the preview starts from"
          data={[
            { value: 'json', label: 'Paste JSON' },
            { value: 'customer', label: 'Pick a customer' },
          ]}
          value={source}
          onChange={setSource}
        />
        {source === 'json' ? (
          <GivenAsJson text={text} onText={setText} isBusy={run.isPending} onRun={start} />
        ) : (
          <GivenFromCustomer isBusy={run.isPending} onRun={start} />
        )}
      </div>
      {run.data && given ? (
        <PreviewResult answer={run.data} given={given} zone={zone} />
      ) : (
        <div className={classes.empty}>
          See where one customer would go, when, and why. The path lights up on the canvas; nothing is sent.
          <Button variant="default" size="xs" onClick={() => setText(exampleGiven(store.getState().flow))}>
            Fill in an example
          </Button>
        </div>
      )}
    </div>
  )
}
