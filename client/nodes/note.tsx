import { NumberInput, SegmentedControl } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import { FormField } from '../editor/forms/FormField.tsx'
import formClasses from '../editor/forms/forms.module.css'
import { GrowingTextarea } from '../ui/GrowingTextarea.tsx'
import type { FormProps, NodeView } from './nodeView.ts'

const colours = ['yellow', 'green', 'blue', 'violet', 'pink']

/** As large as a note is made, and no smaller than its handles let it be, in pixels of the canvas. */
const sides = [
  { side: 'width', label: 'Width', least: 140, usual: 240 },
  { side: 'height', label: 'Height', least: 60, usual: 120 },
] as const

function NoteForm({ data, onChange }: FormProps<'note'>) {
  return (
    <>
      <FormField label="Note">
        {(id) => (
          <GrowingTextarea
            id={id}
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
      <FormField label="Width and height" isGroup>
        <div className={formClasses.row}>
          {sides.map(({ side, label, least, usual }) => (
            <NumberInput
              key={side}
              aria-label={label}
              min={least}
              step={20}
              value={data[side] ?? usual}
              onChange={(value) => typeof value === 'number' && onChange({ [side]: value }, side)}
            />
          ))}
        </div>
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
