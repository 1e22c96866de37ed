import { IconChecklist } from '@tabler/icons-react'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import { TemplateInput } from '../editor/forms/TemplateInput.tsx'
import type { FormProps, NodeView } from './nodeView.ts'

function CreateTaskForm({ data, lacks, onChange }: FormProps<'createTask'>) {
  return (
    <>
      <FormField label="Somebody is to" error={errorAt(lacks, 'title')}>
        {(id) => (
          <TemplateInput
            id={id}
            placeholder="Write a card by hand"
            value={data.title}
            onChange={(title) => onChange({ title }, 'title')}
          />
        )}
      </FormField>
      <FormField label="What they should know" error={errorAt(lacks, 'note')}>
        {(id) => <TemplateInput id={id} rows={3} value={data.note} onChange={(note) => onChange({ note }, 'note')} />}
      </FormField>
      <FormField
        label="Who does it"
        hint="Open tasks stand under Deliveries until somebody marks them as done. The journey does not wait for that."
        error={errorAt(lacks, 'assignee')}
      >
        {(id) => (
          <TemplateInput
            id={id}
            placeholder="Anybody"
            value={data.assignee ?? ''}
            onChange={(assignee) => onChange({ assignee: assignee || undefined }, 'assignee')}
          />
        )}
      </FormField>
    </>
  )
}

export const createTask: NodeView<'createTask'> = {
  icon: IconChecklist,
  colour: 'action',
  use: 'Something a person does',
  Form: CreateTaskForm,
}
