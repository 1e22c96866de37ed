import { Switch } from '@mantine/core'
import type { FlowSettings } from '../../../shared/flow/flow.ts'
import { DurationInput } from '../forms/DurationInput.tsx'
import { EventInput } from '../forms/EventInput.tsx'
import { FormField } from '../forms/FormField.tsx'
import type { FormLack } from '../forms/formLack.ts'
import { errorAt, lacksWithin } from '../forms/formLack.ts'
import formClasses from '../forms/forms.module.css'
import { FieldPicker } from '../rules/FieldPicker.tsx'
import { RulesField } from '../rules/RulesField.tsx'

type Goal = FlowSettings['goal']

interface GoalFieldsProps {
  value: Goal
  /** As seen from the goal. */
  lacks: readonly FormLack[]
  onChange(goal: Goal): void
}

const usual: Goal = { event: 'Order Completed', where: null, within: 'P30D', value: 'event.properties.total' }

/** What counts as success. A goal never ends a journey. */
export function GoalFields({ value, lacks, onChange }: GoalFieldsProps) {
  const put = (patch: Partial<NonNullable<Goal>>) => value && onChange({ ...value, ...patch })
  return (
    <FormField label="Goal" isGroup>
      <Switch
        label="Count success by an event"
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : null)}
      />
      {value && (
        <div className={`${formClasses.item} ${formClasses.add}`}>
          <FormField label="They do" error={errorAt(lacks, 'event')}>
            {(id) => <EventInput id={id} label="They do" value={value.event} onChange={(event) => put({ event })} />}
          </FormField>
          <FormField label="within" error={errorAt(lacks, 'within')}>
            {(id) => (
              <DurationInput id={id} label="within" value={value.within} onChange={(within) => put({ within })} />
            )}
          </FormField>
          <FormField label="worth" isGroup error={errorAt(lacks, 'value')}>
            <FieldPicker
              label="Worth"
              setting={{ event: value.event, hasJourney: false }}
              value={value.value ?? ''}
              onChange={(field) => put({ value: field })}
            />
          </FormField>
          <RulesField
            label="but only where"
            value={value.where}
            lacks={lacksWithin(lacks, 'where')}
            setting={{ event: value.event }}
            onChange={(where) => put({ where })}
          />
        </div>
      )}
    </FormField>
  )
}
