import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { FlowSettings } from '../../../shared/flow/flow.ts'
import { newId } from '../../ui/newId.ts'
import { EventInput } from '../forms/EventInput.tsx'
import { FormField } from '../forms/FormField.tsx'
import type { FormLack } from '../forms/formLack.ts'
import { errorAt, lacksWithin } from '../forms/formLack.ts'
import formClasses from '../forms/forms.module.css'
import { RulesField } from '../rules/RulesField.tsx'

type Exits = FlowSettings['exits']

interface ExitRuleFieldsProps {
  value: Exits
  /** As seen from the exit rules. */
  lacks: readonly FormLack[]
  onChange(exits: Exits, field: string): void
}

/** What ends a journey at once, wherever it is. */
export function ExitRuleFields({ value, lacks, onChange }: ExitRuleFieldsProps) {
  const put = (at: number, patch: Partial<Exits[number]>, field: string) =>
    onChange(
      value.map((exit, index) => (index === at ? { ...exit, ...patch } : exit)),
      `exit ${at} ${field}`,
    )
  return (
    <FormField label="Ends early when they" isGroup hint="At once, wherever they are; also in the middle of a delay.">
      {value.map((exit, at) => (
        <div key={exit.id} className={formClasses.item}>
          <div className={formClasses.head}>
            <TextInput
              className={formClasses.grow ?? ''}
              aria-label={`Name of exit rule ${at + 1}`}
              placeholder="Refunded"
              value={exit.label}
              onChange={(event) => put(at, { label: event.currentTarget.value }, 'label')}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove exit rule ${exit.label || at + 1}`}
              onClick={() =>
                onChange(
                  value.filter((_, index) => index !== at),
                  'exits',
                )
              }
            >
              <IconTrash size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          </div>
          <FormField label="do" error={errorAt(lacks, at, 'event')}>
            {(id) => (
              <EventInput id={id} label="do" value={exit.event} onChange={(event) => put(at, { event }, 'event')} />
            )}
          </FormField>
          <RulesField
            label="where"
            value={exit.where}
            lacks={lacksWithin(lacks, at, 'where')}
            setting={{ event: exit.event }}
            onChange={(where) => put(at, { where }, 'where')}
          />
        </div>
      ))}
      <Button
        className={value.length > 0 ? (formClasses.add ?? '') : ''}
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...value, { id: newId(), label: '', event: '', where: null }], 'exits')}
      >
        Add an exit rule
      </Button>
    </FormField>
  )
}
