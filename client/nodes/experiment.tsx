import { ActionIcon, Button, Group, NumberInput, Switch, TextInput } from '@mantine/core'
import { IconFlask, IconPlus, IconTrash } from '@tabler/icons-react'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import formClasses from '../editor/forms/forms.module.css'
import { newId } from '../ui/newId.ts'
import classes from './experiment.module.css'
import type { FormProps, NodeView } from './nodeView.ts'
import type { Variant } from './shares.ts'
import { evenShares, setShare } from './shares.ts'

function ExperimentForm({ data, lacks, onChange }: FormProps<'experiment'>) {
  const { variants } = data
  const put = (next: Variant[], field: string) => onChange({ variants: next }, field)
  const change = (at: number, patch: Partial<Variant>, field: string) =>
    put(
      variants.map((variant, index) => (index === at ? { ...variant, ...patch } : variant)),
      `${field} ${variants[at]?.id}`,
    )
  const letter = String.fromCharCode(65 + (variants.length % 26))

  return (
    <FormField
      label="Split customers at random"
      isGroup
      hint="Each customer keeps the variant they got. A holdout gets nothing, so that the lift can be measured."
      error={errorAt(lacks, 'variants')}
    >
      <div className={classes.bar} aria-hidden="true">
        {variants.map((variant) => (
          <i key={variant.id} data-holdout={variant.holdout || undefined} style={{ flexGrow: variant.weight }} />
        ))}
      </div>
      {variants.map((variant, at) => (
        <div key={variant.id} className={formClasses.item}>
          <div className={formClasses.head}>
            <TextInput
              className={formClasses.grow ?? ''}
              aria-label={`Name of variant ${at + 1}`}
              value={variant.label}
              onChange={(event) => change(at, { label: event.currentTarget.value }, 'label')}
            />
            <NumberInput
              w={78}
              aria-label={`Share of ${variant.label || at + 1} in percent`}
              value={variant.weight}
              suffix=" %"
              min={0}
              max={100}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              onChange={(share) => put(setShare(variants, at, Number(share)), `share ${variant.id}`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove variant ${variant.label || at + 1}`}
              disabled={variants.length <= 2}
              onClick={() => {
                const rest = variants.filter((_, index) => index !== at)
                put(setShare(rest, 0, (rest[0]?.weight ?? 0) + variant.weight), 'variants')
              }}
            >
              <IconTrash size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          </div>
          <Switch
            size="xs"
            label="Holdout: only measured"
            checked={variant.holdout}
            onChange={(event) => change(at, { holdout: event.currentTarget.checked }, 'holdout')}
          />
        </div>
      ))}
      <Group gap={8} className={formClasses.add ?? ''}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={variants.length >= 20}
          onClick={() => put([...variants, { id: newId(), label: letter, weight: 0, holdout: false }], 'variants')}
        >
          Add a variant
        </Button>
        <Button variant="subtle" size="xs" onClick={() => put(evenShares(variants), 'variants')}>
          Share evenly
        </Button>
      </Group>
    </FormField>
  )
}

export const experiment: NodeView<'experiment'> = {
  icon: IconFlask,
  colour: 'experiment',
  use: 'Try ideas against each other',
  Form: ExperimentForm,
}
