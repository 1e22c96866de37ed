import { Select, TagsInput } from '@mantine/core'
import { useMemo } from 'react'
import { settingsProblems } from '../../../shared/flow/check/settings.ts'
import type { Flow, FlowSettings } from '../../../shared/flow/flow.ts'
import { GrowingTextarea } from '../../ui/GrowingTextarea.tsx'
import { DurationInput } from '../forms/DurationInput.tsx'
import { FormField } from '../forms/FormField.tsx'
import { errorAt, formLacks, lacksWithin } from '../forms/formLack.ts'
import formClasses from '../forms/forms.module.css'
import { MoreSettings } from '../forms/MoreSettings.tsx'
import { RulesField } from '../rules/RulesField.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { ConcurrencyFields } from './ConcurrencyFields.tsx'
import { CopyId } from './CopyId.tsx'
import { ExitRuleFields } from './ExitRuleFields.tsx'
import { GoalFields } from './GoalFields.tsx'
import classes from './Inspector.module.css'
import { ReentryFields } from './ReentryFields.tsx'

const priorities = Array.from({ length: 9 }, (_, at) => ({
  value: String(at + 1),
  label: at === 0 ? '1, first of all' : at === 4 ? '5, usual' : at === 8 ? '9, last' : String(at + 1),
}))

/** What holds for the whole flow: who may enter, what counts as success, what ends a journey early. */
export function SettingsPanel() {
  const { store, flowId } = useOpenEditor()
  const settings = useEditor((state) => state.flow.settings)
  const description = useEditor((state) => state.flow.description)
  const lacks = useMemo(
    () =>
      formLacks(settingsProblems(settings).map(({ path, message }) => ({ path: path.split('.').slice(1), message }))),
    [settings],
  )
  const tags = useEditor((state) => state.flow.tags)

  const change = (patch: Partial<Flow>, field: string) =>
    store.getState().change('change flow settings', (flow) => ({ ...flow, ...patch }), `flow ${field}`)
  const set = (patch: Partial<FlowSettings>, field: string) =>
    store
      .getState()
      .change(
        'change flow settings',
        (flow) => ({ ...flow, settings: { ...flow.settings, ...patch } }),
        `flow ${field}`,
      )

  return (
    <>
      <header className={classes.head}>
        <h2>Flow settings</h2>
      </header>
      <form className={formClasses.form} onSubmit={(event) => event.preventDefault()}>
        <FormField label="What it is for">
          {(id) => (
            <GrowingTextarea
              id={id}
              minRows={2}
              maxRows={8}
              placeholder="Surprise and delight on the third order"
              value={description}
              onChange={(event) => change({ description: event.currentTarget.value }, 'description')}
            />
          )}
        </FormField>
        <ReentryFields lacks={lacks} value={settings.reentry} onChange={(reentry) => set({ reentry }, 'reentry')} />
        <GoalFields
          lacks={lacksWithin(lacks, 'goal')}
          value={settings.goal}
          onChange={(goal) => set({ goal }, 'goal')}
        />
        <ExitRuleFields
          lacks={lacksWithin(lacks, 'exits')}
          value={settings.exits}
          onChange={(exits, field) => set({ exits }, field)}
        />
        <RulesField
          label="Only for customers"
          hint="Tested at the start, and again before every action."
          value={settings.audience}
          lacks={lacksWithin(lacks, 'audience')}
          setting={{ hasEvent: false, hasJourney: false }}
          onChange={(audience) => set({ audience }, 'audience')}
        />
        <MoreSettings label="Several journeys, old events, priority">
          <ConcurrencyFields
            lacks={lacks}
            value={settings.concurrent}
            onChange={(concurrent) => set({ concurrent }, 'concurrent')}
          />
          <FormField
            label="Ignore events older than"
            hint="They update the customer but start no journey."
            error={errorAt(lacks, 'maxEventAge')}
          >
            {(id) => (
              <DurationInput
                id={id}
                label="Ignore events older than"
                value={settings.maxEventAge}
                onChange={(maxEventAge) => set({ maxEventAge }, 'maxEventAge')}
              />
            )}
          </FormField>
          <FormField label="Where several flows want the same event, this one is number">
            {(id) => (
              <Select
                id={id}
                data={priorities}
                value={String(settings.priority)}
                allowDeselect={false}
                onChange={(priority) => priority && set({ priority: Number(priority) }, 'priority')}
              />
            )}
          </FormField>
          <FormField label="Tags">
            {(id) => (
              <TagsInput
                id={id}
                placeholder="retention"
                value={tags}
                onChange={(next) => change({ tags: next }, 'tags')}
              />
            )}
          </FormField>
        </MoreSettings>
      </form>
      <CopyId label="flow" id={flowId} />
    </>
  )
}
