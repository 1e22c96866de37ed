import { ActionIcon, Button, SegmentedControl, Switch, TextInput } from '@mantine/core'
import { IconArrowUp, IconClock, IconPlus, IconTrash } from '@tabler/icons-react'
import { DurationInput } from '../editor/forms/DurationInput.tsx'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import formClasses from '../editor/forms/forms.module.css'
import { MoreSettings } from '../editor/forms/MoreSettings.tsx'
import { newId } from '../ui/newId.ts'
import type { FormProps, NodeView } from './nodeView.ts'
import type { WaitArm } from './WaitArmFields.tsx'
import { WaitArmFields } from './WaitArmFields.tsx'
import { WaitSays } from './WaitSays.tsx'

function WaitForm({ data, lacks, onChange }: FormProps<'wait'>) {
  const arms = data.for
  const put = (at: number, arm: WaitArm, field: string) =>
    onChange({ for: arms.map((old, index) => (index === at ? arm : old)) }, `${field} ${arm.id}`)

  return (
    <>
      <FormField
        label="Wait until one of these happens"
        isGroup
        error={arms.length === 0 ? errorAt(lacks, 'for') : undefined}
      >
        {arms.map((arm, at) => (
          <div key={arm.id} className={formClasses.item}>
            <div className={formClasses.head}>
              <TextInput
                className={formClasses.grow ?? ''}
                aria-label={`Name of arm ${at + 1}`}
                placeholder="Name of this way out"
                value={arm.label}
                onChange={(event) => put(at, { ...arm, label: event.currentTarget.value }, 'label')}
              />
              {data.mode === 'ranked' && at > 0 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Move arm ${arm.label || at + 1} up`}
                  onClick={() => onChange({ for: arms.toSpliced(at - 1, 2, arm, ...arms.slice(at - 1, at)) }, 'arms')}
                >
                  <IconArrowUp size={16} stroke={1.75} aria-hidden />
                </ActionIcon>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove arm ${arm.label || at + 1}`}
                disabled={arms.length === 1}
                onClick={() => onChange({ for: arms.filter((_, index) => index !== at) }, 'arms')}
              >
                <IconTrash size={16} stroke={1.75} aria-hidden />
              </ActionIcon>
            </div>
            <WaitArmFields arm={arm} at={at} lacks={lacks} onChange={(next, field) => put(at, next, field)} />
          </div>
        ))}
        <Button
          className={formClasses.add ?? ''}
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={arms.length >= 10}
          onClick={() => onChange({ for: [...arms, { id: newId(), label: '', event: '', where: null }] }, 'arms')}
        >
          Add a way out
        </Button>
      </FormField>
      <FormField label="but no longer than" error={errorAt(lacks, 'timeout')} hint="Then they leave by “Time ran out”.">
        {(id) => (
          <DurationInput
            id={id}
            label="but no longer than"
            value={data.timeout}
            onChange={(timeout) => onChange({ timeout }, 'timeout')}
          />
        )}
      </FormField>
      <WaitSays data={data} />
      <MoreSettings label="How it decides">
        <FormField
          label="If several happen"
          isGroup
          hint={
            data.mode === 'first'
              ? 'The first that happens wins, and they go on at once.'
              : 'They wait to the end, and the highest in the list that happened wins.'
          }
        >
          <SegmentedControl
            fullWidth
            aria-label="If several happen"
            data={[
              { value: 'first', label: 'First one' },
              { value: 'ranked', label: 'Highest in the list' },
            ]}
            value={data.mode}
            onChange={(mode) => onChange({ mode: mode === 'ranked' ? 'ranked' : 'first' }, 'mode')}
          />
        </FormField>
        <Switch
          label="Count what was true already"
          description="Rules that hold on arrival, and events since the journey began, pass at once."
          checked={data.alreadyTrue}
          onChange={(event) => onChange({ alreadyTrue: event.currentTarget.checked }, 'alreadyTrue')}
        />
      </MoreSettings>
    </>
  )
}

export const wait: NodeView<'wait'> = {
  icon: IconClock,
  colour: 'time',
  use: 'Until they do something, or not',
  Form: WaitForm,
}
