import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useId, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { SegmentAnswer } from '../../shared/api/answers.ts'
import type { RulesProblem } from '../../shared/rules/problems.ts'
import { rulesProblems } from '../../shared/rules/problems.ts'
import { isRefusal } from '../api/refusal.ts'
import { segmentQuery, useSaveSegment } from '../api/segments.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import { formLacks } from '../editor/forms/formLack.ts'
import formClasses from '../editor/forms/forms.module.css'
import { RulesField } from '../editor/rules/RulesField.tsx'
import { noRules, plainRules } from '../editor/rules/ruleTree.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { GrowingTextarea } from '../ui/GrowingTextarea.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { Panel } from '../ui/Panel.tsx'
import { say, sayFault } from '../ui/say.ts'
import { DeleteSegment } from './DeleteSegment.tsx'
import { SegmentCount } from './SegmentCount.tsx'
import classes from './SegmentPage.module.css'

/** One segment: its rules, and whom they match at this moment. */
export function SegmentPage({ id }: { id: string }) {
  const segment = useQuery(segmentQuery(id))
  return (
    <Loaded query={segment} isPage>
      {(data) => <SegmentForm key={data.id} segment={data} />}
    </Loaded>
  )
}

/** A segment that is not kept yet. */
export const NewSegmentPage = () => <SegmentForm segment={null} />

function SegmentForm({ segment }: { segment: SegmentAnswer | null }) {
  const formId = useId()
  const [, navigate] = useLocation()
  const [name, setName] = useState(segment?.name ?? '')
  const [description, setDescription] = useState(segment?.description ?? '')
  const [rules, setRules] = useState(segment ? plainRules(segment.rules) : noRules())
  const save = useSaveSegment()
  const errorAt = (path: string) =>
    isRefusal(save.error, 422) ? save.error.errors.find((error) => error.path.startsWith(path))?.message : undefined

  const lacks = useMemo(() => formLacks(rulesProblems(rules).map(placed)), [rules])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { id: segment?.id ?? null, segment: { name, description, rules } },
      {
        onSuccess: ({ id }) => {
          say(`"${name}" is saved.`)
          if (!segment) navigate(`/segments/${id}`, { replace: true })
        },
        onError: (error) => !isRefusal(error, 422) && sayFault(error),
      },
    )
  }

  return (
    <Page
      title={segment?.name ?? 'New segment'}
      back={<BackLink href="/segments">Segments</BackLink>}
      actions={
        <>
          {segment && <DeleteSegment segment={segment} />}
          <Button type="submit" form={formId} loading={save.isPending} disabled={name.trim() === ''}>
            Save
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <Panel title="Who is in it">
          <form id={formId} className={formClasses.form} onSubmit={submit}>
            <FormField label="Name" error={errorAt('name')}>
              {(id) => (
                <TextInput
                  id={id}
                  placeholder="Best customers"
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
              )}
            </FormField>
            <RulesField
              label="Customers of whom this is true"
              value={rules}
              setting={{ hasEvent: false, hasJourney: false }}
              error={errorAt('rules')}
              lacks={lacks}
              hint={rules.rules.length === 0 ? 'Without a rule, everybody is in it.' : undefined}
              onChange={(next) => setRules(next ?? noRules())}
            />
            <FormField label="What it is for">
              {(id) => (
                <GrowingTextarea
                  id={id}
                  minRows={2}
                  maxRows={6}
                  placeholder="Not needed, but the next person will be glad of it"
                  value={description}
                  onChange={(event) => setDescription(event.currentTarget.value)}
                />
              )}
            </FormField>
          </form>
        </Panel>
        <SegmentCount rules={rules} segment={segment} />
      </div>
    </Page>
  )
}

const placed = ({ path, message }: RulesProblem) => ({ path: path.split('.'), message })
