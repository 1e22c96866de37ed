import { IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent, Ref } from 'react'
import classes from './SearchField.module.css'

interface SearchFieldProps {
  value: string
  placeholder: string
  shortcut?: string
  /** It was opened to be typed in. */
  hasFocus?: boolean
  ref?: Ref<HTMLInputElement>
  onChange(value: string): void
  onKeyDown?(event: KeyboardEvent<HTMLInputElement>): void
}

/** A search over a list that is on the screen anyway. */
export function SearchField({ value, placeholder, shortcut, hasFocus, ref, onChange, onKeyDown }: SearchFieldProps) {
  return (
    <div className={classes.field}>
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <input
        ref={ref}
        type="text"
        value={value}
        placeholder={placeholder}
        aria-label={placeholder}
        data-autofocus={hasFocus}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {shortcut && value === '' && <kbd>{shortcut}</kbd>}
    </div>
  )
}
