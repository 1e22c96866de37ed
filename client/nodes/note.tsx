import { SegmentedControl, Textarea } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import { FormField } from '../editor/forms/FormField.tsx'
import type { FormProps, NodeView } from './nodeView.ts'

const colours = ['yellow', 'green', 'blue', 'violet', 'pink']

function NoteForm({ data, onChange }: FormProps<'note'>) {
  return (
    <>
      <FormField label="Note">
        {(id) => (
          <Textarea
            id={id}
            autosize
            minRows={5}
            maxRows={20}
            placeholder="Write something for the team"
            value={data.text}
            onChange={(event) => onChange({ text: event.currentTarget.value }, 'text')}
          />
        )}
      </FormField>
      <FormField label="Colour" isGroup>
        <SegmentedControl
          fullWidth
          aria-label="Colour"
          data={colours}
          value={data.color ?? 'yellow'}
          onChange={(color) => onChange({ color: color === 'yellow' ? undefined : color }, 'color')}
        />
      </FormField>
    </>
  )
}

export const note: NodeView<'note'> = {
  icon: IconNote,
  colour: 'condition',
  use: 'For the team, not for customers',
  Form: NoteForm,
}
