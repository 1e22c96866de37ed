import { VisuallyHidden } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import type { RuleGroupType } from 'react-querybuilder'
import { prepareRuleGroup, QueryBuilder } from 'react-querybuilder'
import type { Rules } from '../../../shared/rules/rules.ts'
import { isGroup } from '../../../shared/rules/rules.ts'
import { lacksWithin } from '../forms/formLack.ts'
import { RuleGroup } from './RuleGroup.tsx'
import type { RuleBuilderProps } from './RuleTreeContext.ts'
import { RuleTreeProvider } from './RuleTreeContext.ts'
import classes from './rules.module.css'
import type { RulePath } from './ruleTree.ts'
import { changeAt, insertAt, movePart, partAt, pathOf, placeBeside, plainRules, removeAt } from './ruleTree.ts'
import { useRuleDrag } from './useRuleDrag.ts'

// The rows know what they may offer: react-querybuilder keeps the tree and the numbers of its rows.
const noFields = [{ name: '', label: '' }]
const controls = { ruleGroup: RuleGroup }

/** Rules that read like sentences, over react-querybuilder with our own controls. */
export function RuleBuilder({ value, setting, lacks, isFresh = false, onChange }: RuleBuilderProps) {
  const [numbered, setNumbered] = useState(() => number(value))
  const [seen, setSeen] = useState(value)
  const [said, setSaid] = useState('')
  const root = useRef<HTMLDivElement>(null)
  const focus = useRef(isFresh ? '[data-rule-path] input' : null)
  if (seen !== value) {
    setSeen(value)
    if (!isSame(plain(numbered), value)) setNumbered(number(value))
  }

  // What was moved or put in keeps the keyboard, wherever it is drawn now.
  useLayoutEffect(() => {
    if (focus.current === null) return
    root.current?.querySelector<HTMLElement>(focus.current)?.focus()
    focus.current = null
  })

  const take = (next: RuleGroupType) => {
    const group = prepareRuleGroup(next)
    setNumbered(group)
    if (!isSame(plain(group), value)) onChange(plain(group))
  }
  const tree = numbered as unknown as Rules
  const edit = (next: Rules) => take(number(next))

  const moveTo = (from: RulePath, to: RulePath | null) => {
    const part = partAt(tree, from)
    const next = to && movePart(tree, from, to)
    const place = next && part && pathOf(next, part)
    if (!next || !place || place.join() === from.join()) return
    focus.current = `[data-rule-path="${place.join('.')}"] [data-handle]`
    edit(next)
    setSaid(sayPlace(next, place))
  }
  const { dragged, drag } = useRuleDrag(root, ({ from, to }) => moveTo(from, to))

  return (
    <RuleTreeProvider
      value={{
        setting,
        dragged,
        drag,
        nested: RuleBuilder,
        change: (path, change) => edit(changeAt(tree, path, change)),
        add: (path, ...parts) => {
          focus.current = `[data-rule-path="${path.join('.')}"] input`
          edit(insertAt(tree, path, ...parts))
        },
        remove: (path) => {
          focus.current = `${path.length > 1 ? `[data-rule-path="${path.slice(0, -1).join('.')}"] > ` : '* > '}[data-adders] button`
          edit(removeAt(tree, path))
        },
        move: (path, way) => moveTo(path, placeBeside(tree, path, way)),
        lacksAt: (path) => lacksWithin(lacks, ...path.flatMap((at) => ['rules', at])),
      }}
    >
      <div ref={root} className={classes.builder}>
        <QueryBuilder
          fields={noFields}
          query={numbered}
          onQueryChange={take}
          controlElements={controls}
          enableMountQueryChange={false}
          resetOnFieldChange={false}
          suppressStandardClassnames
        />
        <VisuallyHidden role="status">{said}</VisuallyHidden>
      </div>
    </RuleTreeProvider>
  )
}

/** Where a part lies now, for those who do not see it. */
function sayPlace(rules: Rules, path: RulePath): string {
  const around = partAt(rules, path.slice(0, -1))
  const count = around && isGroup(around) ? around.rules.length : 0
  return `Moved to place ${(path.at(-1) ?? 0) + 1} of ${count}${path.length > 1 ? ' in a group' : ''}.`
}

// react-querybuilder's tree and ours differ in the ids it adds to rows, and in how widely it types a value.
const number = (rules: Rules): RuleGroupType => prepareRuleGroup(rules as unknown as RuleGroupType)
const plain = (group: RuleGroupType): Rules => plainRules(group as unknown as Rules)
const isSame = (a: Rules, b: Rules) => JSON.stringify(a) === JSON.stringify(plainRules(b))
