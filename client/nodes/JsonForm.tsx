import { Alert, Textarea } from '@mantine/core'
import { IconHourglassEmpty } from '@tabler/icons-react'
import { useState } from 'react'
import { shapeErrors } from '../../shared/flow/issues.ts'
import type { NodeType } from '../../shared/nodes/index.ts'
import { definitionOf } from '../../shared/nodes/index.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import formClasses from '../editor/forms/forms.module.css'
import type { FormProps, Patch } from './nodeView.ts'

/** The settings of a node type that has no form of its own yet, as they stand in the file; and whether it is carried out at all. */
export function JsonForm<T extends NodeType>({ type, data, onChange }: FormProps<T>) {
  const { label: _label, disabled: _disabled, ...settings } = data
  const written = JSON.stringify(settings, null, 2)
  const [text, setText] = useState(written)
  const [seen, setSeen] = useState(written)
  const [error, setError] = useState<string>()
  if (seen !== written) {
    setSeen(written)
    setText(written)
    setError(undefined)
  }

  const take = () => {
    const read = readSettings(type, text)
    setError('error' in read ? read.error : undefined)
    if ('settings' in read) onChange(read.settings, 'settings')
  }

  return (
    <>
      {!('compile' in definitionOf(type)) && <NotYet />}
      <FormField label="Settings, as they stand in the file" error={error}>
        {(id) => (
          <Textarea
            id={id}
            classNames={{ input: formClasses.code ?? '' }}
            autosize
            minRows={6}
            maxRows={22}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onBlur={take}
          />
        )}
      </FormField>
    </>
  )
}

/** Only for node types that no engine carries out. */
function NotYet() {
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconHourglassEmpty size={18} aria-hidden />}
      title="Not carried out yet"
    >
      You can draw and keep this node, and a preview passes it by. Publishing waits until it is taken out or replaced.
    </Alert>
  )
}

function readSettings<T extends NodeType>(type: T, text: string): { settings: Patch<T> } | { error: string } {
  try {
    const read = definitionOf(type).schema.safeParse(JSON.parse(text))
    if (!read.success)
      return {
        error: shapeErrors(read.error.issues)
          .map((one) => `${one.path}: ${one.message}`)
          .join(' '),
      }
    const { label: _label, disabled: _disabled, ...settings } = read.data
    // The schema of a type makes the data of that type; TypeScript cannot follow that through the union.
    return { settings: settings as Patch<T> }
  } catch {
    return { error: 'This is not JSON. What was typed is not kept until it is.' }
  }
}
