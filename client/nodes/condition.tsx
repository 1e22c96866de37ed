import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconArrowsSplit2, IconPlus, IconTrash } from '@tabler/icons-react'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt, lacksWithin } from '../editor/forms/formLack.ts'
import formClasses from '../editor/forms/forms.module.css'
import { RulesField } from '../editor/rules/RulesField.tsx'
import { noRules } from '../editor/rules/ruleTree.ts'
import { newId } from '../ui/newId.ts'
import type { FormProps, NodeView } from './nodeView.ts'

function ConditionForm({ data, lacks, onChange }: FormProps<'condition'>) {
  const { paths } = data
  const change = (at: number, patch: Partial<(typeof paths)[number]>, field: string) =>
    onChange({ paths: paths.map((path, index) => (index === at ? { ...path, ...patch } : path)) }, field)

  return (
    <FormField
      label="The first path that holds is taken"
      isGroup
      hint="Whoever fits none of them leaves by “Everyone else”."
      error={paths.length === 0 ? errorAt(lacks, 'paths') : undefined}
    >
      {paths.map((path, at) => (
        <div key={path.id} className={formClasses.item}>
          <div className={formClasses.head}>
            <TextInput
              className={formClasses.grow ?? ''}
              aria-label={`Name of path ${at + 1}`}
              placeholder="Name of this path"
              value={path.label}
              onChange={(event) => change(at, { label: event.currentTarget.value }, `path ${path.id}`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove path ${path.label || at + 1}`}
              disabled={paths.length === 1}
              onClick={() => onChange({ paths: paths.filter((_, index) => index !== at) }, 'paths')}
            >
              <IconTrash size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          </div>
          <RulesField
            label="taken when"
            value={path.when}
            lacks={lacksWithin(lacks, 'paths', at, 'when')}
            onChange={(when) => change(at, { when: when ?? noRules() }, `rules ${path.id}`)}
          />
        </div>
      ))}
      <Button
        className={formClasses.add ?? ''}
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={paths.length >= 20}
        onClick={() => onChange({ paths: [...paths, { id: newId(), label: '', when: noRules() }] }, 'paths')}
      >
        Add a path
      </Button>
    </FormField>
  )
}

export const condition: NodeView<'condition'> = {
  icon: IconArrowsSplit2,
  isTurned: true,
  colour: 'condition',
  use: 'Different paths for different people',
  Form: ConditionForm,
}
