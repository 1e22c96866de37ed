import { PasswordInput } from '@mantine/core'
import { CopyIcon } from '../ui/CopyIcon.tsx'
import classes from './Secret.module.css'

/** A key that is hidden until somebody asks for it, and can be copied either way. */
export function Secret({ label, value }: { label: string; value: string }) {
  return (
    <div className={classes.secret}>
      <PasswordInput
        label={label}
        value={value}
        readOnly
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': `Show or hide the ${label.toLowerCase()}` }}
      />
      <CopyIcon label={`Copy the ${label.toLowerCase()}`} text={value} />
    </div>
  )
}
