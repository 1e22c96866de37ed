import { ActionIcon, Button } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { TestResult } from '../../../shared/api/journeyAnswers.ts'
import { runTests } from '../../api/flows.ts'
import { sayFault } from '../../ui/say.ts'
import { useTrailPlayer } from '../preview/useTrailPlayer.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './Drawer.module.css'

/** The tests that travel in the flow. */
export function TestsPanel() {
  const { flowId, store, autosave } = useOpenEditor()
  const tests = useEditor((state) => state.flow.tests)
  const { play } = useTrailPlayer()
  const run = useMutation({
    mutationFn: async () => {
      await autosave.flush()
      return runTests(flowId)
    },
    onError: sayFault,
  })
  const results = new Map(run.data?.results.map((result) => [result.name, result]))
  const passed = [...results.values()].filter((result) => result.passed).length

  if (tests.length === 0)
    return (
      <p className={classes.empty}>
        No tests yet. Preview an event that goes as it should, then press “Keep as a test”: it travels in the flow file,
        and tells you when a change breaks it.
      </p>
    )

  const remove = (name: string) =>
    store
      .getState()
      .change('delete a test', (flow) => ({ ...flow, tests: flow.tests.filter((one) => one.name !== name) }))

  return (
    <>
      <div className={classes.row}>
        <Button size="xs" variant="default" loading={run.isPending} onClick={() => run.mutate()}>
          Run all tests
        </Button>
        {run.data && (
          <span className={classes.quiet} role="status">
            {passed} of {results.size} pass
          </span>
        )}
      </div>
      <ul className={classes.list}>
        {tests.map(({ name }) => {
          const result = results.get(name)
          return (
            <li key={name} className={classes.row}>
              <Mark result={result} />
              <span className={classes.grow}>
                <b>{name}</b>
                {result?.failures.map((failure) => (
                  <span key={failure} className={classes.error}>
                    {' '}
                    {failure}
                  </span>
                ))}
              </span>
              {result && (
                <Button variant="subtle" size="compact-xs" onClick={() => play('preview', result.preview.steps)}>
                  Show its path
                </Button>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={`Delete the test ${name}`}
                onClick={() => remove(name)}
              >
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Mark({ result }: { result: TestResult | undefined }) {
  if (!result) return <IconCircleDashed size={16} className={`${classes.mark} ${classes.quiet}`} aria-label="Not run" />
  if (result.passed)
    return <IconCircleCheck size={16} color="var(--good)" className={classes.mark} aria-label="Passes" />
  return <IconCircleX size={16} color="var(--bad)" className={classes.mark} aria-label="Fails" />
}
