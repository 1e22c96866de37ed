import { ActionIcon, NumberInput, Switch, TextInput, Tooltip } from '@mantine/core'
import { IconLock, IconLockOpen2, IconTrash } from '@tabler/icons-react'
import formClasses from '../editor/forms/forms.module.css'
import type { Variant } from './shares.ts'

interface VariantFieldsProps {
  variant: Variant
  at: number
  /** Its share stays as it is when others change. */
  isLocked: boolean
  /** Its share is what the others leave. */
  isFixed: boolean
  canGo: boolean
  onShare(percent: number): void
  /** The typing of a share is over. */
  onLeave(): void
  onLock(isOn: boolean): void
  onRemove(): void
  onChange(patch: Partial<Variant>, field: string): void
}

/** One variant of an experiment, with its share. */
export function VariantFields({ variant, at, isLocked, isFixed, canGo, ...on }: VariantFieldsProps) {
  const name = variant.label || at + 1
  const Lock = isLocked ? IconLock : IconLockOpen2
  return (
    <div className={formClasses.item}>
      <div className={formClasses.head}>
        <TextInput
          className={formClasses.grow ?? ''}
          aria-label={`Name of variant ${at + 1}`}
          value={variant.label}
          onChange={(event) => on.onChange({ label: event.currentTarget.value }, 'label')}
        />
        <NumberInput
          w={74}
          aria-label={`Share of ${name} in percent`}
          value={variant.weight}
          suffix=" %"
          min={0}
          max={100}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          disabled={isLocked || isFixed}
          onChange={(share) => on.onShare(Number(share))}
          onBlur={on.onLeave}
        />
        <Tooltip label={isLocked ? 'Let its share change with the others' : 'Keep its share when others change'}>
          <ActionIcon
            variant={isLocked ? 'light' : 'subtle'}
            color={isLocked ? 'brand' : 'gray'}
            aria-label={`Lock the share of ${name}`}
            aria-pressed={isLocked}
            onClick={() => on.onLock(!isLocked)}
          >
            <Lock size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remove variant ${name}`}
          disabled={!canGo}
          onClick={on.onRemove}
        >
          <IconTrash size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      </div>
      <Switch
        size="xs"
        label="Holdout: only measured"
        checked={variant.holdout}
        onChange={(event) => on.onChange({ holdout: event.currentTarget.checked }, 'holdout')}
      />
    </div>
  )
}
