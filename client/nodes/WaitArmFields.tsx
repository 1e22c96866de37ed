import { SegmentedControl } from '@mantine/core'
import type { NodeData } from '../../shared/nodes/index.ts'
import { EventInput } from '../editor/forms/EventInput.tsx'
import { FormField } from '../editor/forms/FormField.tsx'
import type { FormLack } from '../editor/forms/formLack.ts'
import { errorAt, lacksWithin } from '../editor/forms/formLack.ts'
import { RulesField } from '../editor/rules/RulesField.tsx'
import { noRules } from '../editor/rules/ruleTree.ts'

export type WaitArm = NodeData<'wait'>['for'][number]

interface WaitArmFieldsProps {
  arm: WaitArm
  at: number
  lacks: readonly FormLack[]
  onChange(arm: WaitArm, field: string): void
}

/** What ends the wait: something the customer does, or something that becomes true of them. */
export function WaitArmFields({ arm, at, lacks, onChange }: WaitArmFieldsProps) {
  const { id, label } = arm
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="What ends the wait"
        data={[
          { value: 'event', label: 'They do something' },
          { value: 'rules', label: 'Something is true' },
        ]}
        value={'when' in arm ? 'rules' : 'event'}
        onChange={(kind) =>
          onChange(kind === 'rules' ? { id, label, when: noRules() } : { id, label, event: '', where: null }, 'kind')
        }
      />
      {'when' in arm ? (
        <RulesField
          label="when"
          value={arm.when}
          setting={{ hasEvent: false }}
          lacks={lacksWithin(lacks, 'for', at, 'when')}
          onChange={(when) => onChange({ ...arm, when: when ?? noRules() }, 'when')}
        />
      ) : (
        <>
          <FormField label="they do" error={errorAt(lacks, 'for', at, 'event')}>
            {(inputId) => (
              <EventInput
                id={inputId}
                label="they do"
                value={arm.event}
                onChange={(event) => onChange({ ...arm, event }, 'event')}
              />
            )}
          </FormField>
          <RulesField
            label="where"
            value={arm.where}
            setting={{ event: arm.event }}
            lacks={lacksWithin(lacks, 'for', at, 'where')}
            onChange={(where) => onChange({ ...arm, where }, 'where')}
          />
        </>
      )}
    </>
  )
}
