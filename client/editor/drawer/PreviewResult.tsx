import { Button } from '@mantine/core'
import type { PreviewAnswer } from '../../../shared/api/journeyAnswers.ts'
import type { Given } from '../../../shared/flow/flowTest.ts'
import { given as givenSchema } from '../../../shared/flow/flowTest.ts'
import { formatMoment } from '../../ui/formatMoment.ts'
import { Pill } from '../../ui/Pill.tsx'
import { say } from '../../ui/say.ts'
import { StepTable } from '../preview/StepTable.tsx'
import { useOpenEditor } from '../store/EditorContext.tsx'
import classes from './Drawer.module.css'

interface PreviewResultProps {
  answer: PreviewAnswer
  given: Partial<Given>
  zone: string | undefined
}

const tones = { completed: 'good', exited: 'quiet', failed: 'bad', waiting: 'brand', 'not-entered': 'warn' } as const
const words = {
  completed: 'Completed',
  exited: 'Left early',
  failed: 'Failed',
  waiting: 'Still waiting',
  'not-entered': 'Did not enter',
} as const

/** How a preview went: its end, its steps, and a way to keep it as a test. */
export function PreviewResult({ answer, given, zone }: PreviewResultProps) {
  const { store } = useOpenEditor()

  const keep = () => {
    const name = `${given.event?.event ?? 'Started by hand'} ${store.getState().flow.tests.length + 1}`
    const path = answer.steps.map((step) => step.nodeId)
    const expect = answer.entered ? { path, end: answer.end } : { entered: false, end: answer.end }
    store.getState().change('keep a preview as a test', (flow) => ({
      ...flow,
      tests: [...flow.tests, { name, given: givenSchema.parse(given), expect }],
    }))
    say(`Kept as the test “${name}”.`)
  }

  return (
    <div>
      <div className={classes.row} role="status">
        <Pill tone={tones[answer.end]}>{words[answer.end]}</Pill>
        {answer.converted && <Pill tone="good">Reached the goal</Pill>}
        <span className={`${classes.grow} ${classes.quiet}`}>
          {answer.entered ? answer.endedAt && `Ended ${formatMoment(answer.endedAt, zone)}` : answer.says.join(' ')}
        </span>
        <Button variant="subtle" size="compact-xs" onClick={keep}>
          Keep as a test
        </Button>
      </div>
      {answer.steps.length > 0 && <StepTable steps={answer.steps} {...(zone ? { zone } : {})} />}
    </div>
  )
}
