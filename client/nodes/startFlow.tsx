import { Select } from '@mantine/core'
import { IconPlayerTrackNext } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { FlowListItem } from '../../shared/api/answers.ts'
import { unknownFlow } from '../../shared/flow/check/unknownFlows.ts'
import { flowsQuery } from '../api/flows.ts'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import type { FormProps, NodeView } from './nodeView.ts'

function StartFlowForm({ data: { flowId }, lacks, onChange }: FormProps<'startFlow'>) {
  const { data } = useQuery(flowsQuery())
  const flows = data?.items ?? []
  const chosen = flows.find(({ id }) => id === flowId)
  const isGone = data !== undefined && flowId !== '' && !chosen
  return (
    <FormField
      label="Start the flow"
      hint={
        chosen
          ? whatHappens(chosen)
          : 'The customer enters it at “Started by hand or flow”. This journey goes on beside it.'
      }
      error={isGone ? unknownFlow : errorAt(lacks, 'flowId')}
    >
      {(id) => (
        <Select
          id={id}
          data={flows.filter((flow) => flow.status !== 'archived' || flow === chosen).map(choiceOf)}
          value={chosen ? flowId : null}
          placeholder={isGone ? 'A flow that was deleted' : 'Choose a flow'}
          searchable
          allowDeselect={false}
          onChange={(next) => next && onChange({ flowId: next }, 'flowId')}
        />
      )}
    </FormField>
  )
}

const choiceOf = ({ id, name }: FlowListItem) => ({ value: id, label: name })

/** What keeps the chosen flow from taking anybody, and else what it does. */
function whatHappens({ outline, status }: FlowListItem): string {
  if (!outline.nodes.some(({ type }) => type === 'onStart'))
    return 'That flow has no “Started by hand or flow” yet. Until it is live with one, nobody starts and this journey goes on.'
  if (status !== 'live') return 'That flow is not live. Until it is, nobody starts and this journey goes on.'
  return 'Its own audience and re-entry decide who is taken in. This journey goes on beside it.'
}

export const startFlow: NodeView<'startFlow'> = {
  icon: IconPlayerTrackNext,
  colour: 'action',
  use: 'Go on in another flow',
  Form: StartFlowForm,
}
