import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { readCountMeta } from '../../../shared/rules/countEvents.ts'
import type { Rule, Rules } from '../../../shared/rules/rules.ts'
import { DurationInput } from '../forms/DurationInput.tsx'
import { EventInput } from '../forms/EventInput.tsx'
import type { FormLack } from '../forms/formLack.ts'
import { lacksWithin } from '../forms/formLack.ts'
import { oftenChoices, oftenOf, timesOf } from './howOften.ts'
import { operatorChoices } from './operatorWords.ts'
import { useRuleTree } from './RuleTreeContext.ts'
import classes from './rules.module.css'
import { newRule, noRules, writeValue } from './ruleTree.ts'
import { ValueInput } from './ValueInput.tsx'

interface CountRuleProps {
  rule: Rule
  lacks: readonly FormLack[]
  onChange(next: Partial<Rule>): void
}

const windows = [
  { value: 'ever', label: 'at any time' },
  { value: 'within', label: 'in the last' },
]

/** What the customer did: how often, how far back, and which of those events count. */
export function CountRule({ rule, lacks, onChange }: CountRuleProps) {
  const { nested: Nested, setting } = useRuleTree()
  const meta = rule.meta ?? {}
  const put = (next: Rule['meta']) => onChange({ meta: { ...meta, ...next } })
  const often = oftenOf(rule)
  const event = writeValue(meta.event)
  const within = meta.within ?? null
  const where = whereOf(rule)

  return (
    <div className={classes.count}>
      <Select
        aria-label="How often"
        data={often === null ? operatorChoices(rule.field, 'number', rule.operator) : oftenChoices}
        value={often ?? rule.operator}
        allowDeselect={false}
        comboboxProps={{ width: 170, position: 'bottom-start' }}
        onChange={(choice) => choice && onChange(timesOf(choice) ?? { operator: choice })}
      />
      {often !== 'never' && (
        <ValueInput
          field={rule.field}
          operator={rule.operator}
          value={rule.value}
          onChange={(value) => onChange({ value })}
        />
      )}
      <div className={classes.wide}>
        <EventInput label="Event that is counted" value={event} onChange={(next) => put({ event: next })} />
      </div>
      <Select
        aria-label="How far back"
        data={windows}
        value={within === null ? 'ever' : 'within'}
        allowDeselect={false}
        onChange={(choice) => put({ within: choice === 'ever' ? null : 'P30D' })}
      />
      {within !== null && (
        <div className={classes.duration}>
          <DurationInput
            label="How far back it is counted"
            value={writeValue(within)}
            onChange={(next) => put({ within: next })}
          />
        </div>
      )}
      {where ? (
        <fieldset className={classes.where}>
          <legend>where</legend>
          <Nested
            value={where}
            setting={{ ...setting, event, hasEvent: true }}
            lacks={lacksWithin(lacks, 'meta', 'where')}
            onChange={(next) => put({ where: next.rules.length > 0 ? asJson(next) : null })}
          />
        </fieldset>
      ) : (
        <Button
          className={classes.add ?? ''}
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={() => put({ where: asJson({ ...noRules(), rules: [newRule()] }) })}
        >
          Only those where…
        </Button>
      )}
    </div>
  )
}

/** The rules on the counted events; null where there are none that can be read. */
function whereOf({ meta }: Rule): Rules | null {
  const read = readCountMeta({ ...meta, event: 'any', within: null })
  return 'where' in read ? read.where : null
}

// Rules are JSON; TypeScript cannot see that of an interface.
const asJson = (rules: Rules) => rules as unknown as NonNullable<Rule['meta']>
