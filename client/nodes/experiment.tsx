import { Button } from '@mantine/core'
import { useSessionStorage } from '@mantine/hooks'
import { IconFlask, IconPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import formClasses from '../editor/forms/forms.module.css'
import { newId } from '../ui/newId.ts'
import classes from './experiment.module.css'
import type { FormProps, NodeView } from './nodeView.ts'
import type { Variant } from './shares.ts'
import { evenShares, setShare, withoutVariant } from './shares.ts'
import { VariantFields } from './VariantFields.tsx'

function ExperimentForm({ nodeId, data, lacks, onChange }: FormProps<'experiment'>) {
  const { variants } = data
  // Locks are a help while one shares out, and no part of the flow.
  const [lockedIds, setLockedIds] = useSessionStorage<string[]>({ key: `runnel locked ${nodeId}`, defaultValue: [] })
  const locked = new Set(lockedIds)
  const typed = useRef<{ from: readonly Variant[]; made: readonly Variant[] } | null>(null)

  const put = (next: Variant[], field: string) => onChange({ variants: next }, field)
  const change = (at: number, patch: Partial<Variant>, field: string) =>
    put(
      variants.map((variant, index) => (index === at ? { ...variant, ...patch } : variant)),
      `${field} ${variants[at]?.id}`,
    )
  const share = (at: number, percent: number) => {
    // 9 on the way to 95 must not cost the others their proportions: they go by what they were before the typing.
    const from = typed.current?.made === variants ? typed.current.from : variants
    const made = setShare(from, at, percent, locked)
    typed.current = { from, made }
    put(made, `share ${variants[at]?.id}`)
  }
  const add = (variant: Omit<Variant, 'id'>) => {
    const next = [...variants, { ...variant, id: newId(), weight: 0 }]
    put(variant.weight > 0 ? setShare(next, variants.length, variant.weight, locked) : next, 'variants')
  }
  const letter = String.fromCharCode(65 + (variants.length % 26))
  const isFull = variants.length >= 20

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
        <VariantFields
          key={variant.id}
          variant={variant}
          at={at}
          isLocked={locked.has(variant.id)}
          // A share of which nobody could take or give is what the locked ones leave.
          isFixed={variants.every(({ id }) => id === variant.id || locked.has(id))}
          canGo={variants.length > 2}
          onShare={(percent) => share(at, percent)}
          onLeave={() => {
            typed.current = null
          }}
          onLock={(isOn) =>
            setLockedIds(isOn ? [...lockedIds, variant.id] : lockedIds.filter((id) => id !== variant.id))
          }
          onRemove={() => put(withoutVariant(variants, at, locked), 'variants')}
          onChange={(patch, field) => change(at, patch, field)}
        />
      ))}
      <div className={`${classes.adders} ${formClasses.add}`}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={isFull}
          onClick={() => add({ label: letter, weight: 0, holdout: false })}
        >
          Add a variant
        </Button>
        {!variants.some(({ holdout }) => holdout) && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={isFull}
            onClick={() => add({ label: 'Holdout', weight: usualHoldout, holdout: true })}
          >
            Add a holdout
          </Button>
        )}
        <Button variant="subtle" size="xs" onClick={() => put(evenShares(variants, locked), 'variants')}>
          Share evenly
        </Button>
      </div>
    </FormField>
  )
}

/** In percent: enough to measure by, and few who get nothing. */
const usualHoldout = 10

export const experiment: NodeView<'experiment'> = {
  icon: IconFlask,
  colour: 'experiment',
  use: 'Try ideas against each other',
  Form: ExperimentForm,
}
