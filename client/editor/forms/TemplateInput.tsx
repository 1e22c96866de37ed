import { ActionIcon, Menu, Textarea, TextInput, Tooltip } from '@mantine/core'
import { IconBraces } from '@tabler/icons-react'
import { useRef } from 'react'
import { useFieldChoices } from '../rules/useFieldChoices.ts'
import classes from './TemplateInput.module.css'

interface TemplateInputProps {
  id: string
  value: string
  placeholder?: string
  rows?: number
  error?: boolean
  onChange(value: string): void
}

/** Text with Liquid in it, and a menu that puts a field where the cursor is. */
export function TemplateInput({ id, value, placeholder, rows, error = false, onChange }: TemplateInputProps) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const fields = useFieldChoices({ hasJourney: false }).filter((choice) => /^(customer|event)\./.test(choice.field))

  const insert = (field: string) => {
    const { selectionStart, selectionEnd } = input.current ?? {}
    const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length]
    onChange(`${value.slice(0, from)}{{ ${liquidName(field)} }}${value.slice(to)}`)
  }

  const common = {
    id,
    ref: input,
    value,
    'aria-invalid': error,
    ...(placeholder ? { placeholder } : {}),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  return (
    <div className={classes.template}>
      {rows ? <Textarea {...common} autosize minRows={rows} maxRows={18} /> : <TextInput {...common} />}
      <Menu position="bottom-end" width={250} shadow="md">
        <Menu.Target>
          <Tooltip label="Insert a field">
            <ActionIcon className={classes.insert ?? ''} variant="subtle" color="gray" aria-label="Insert a field">
              <IconBraces size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown className={classes.fields ?? ''}>
          {fields.map((choice) => (
            <Menu.Item key={choice.field} onClick={() => insert(choice.field)}>
              {choice.label}
              <small className={classes.name}>{liquidName(choice.field)}</small>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

/** Liquid reads a name of letters by a dot, any other in brackets. */
const liquidName = (field: string): string =>
  field
    .split('.')
    .map((part, at) => (/^\w+$/.test(part) ? `${at === 0 ? '' : '.'}${part}` : `["${part}"]`))
    .join('')
