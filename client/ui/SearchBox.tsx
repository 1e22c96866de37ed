import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import classes from './SearchBox.module.css'

interface SearchBoxProps {
  label: string
  value: string
  onChange(value: string): void
}

/** Where one types what to look for. Escape empties it. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  return (
    <TextInput
      className={classes.box}
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && onChange('')}
      leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
      rightSection={value && <CloseButton size="sm" aria-label="Empty the search" onClick={() => onChange('')} />}
    />
  )
}
