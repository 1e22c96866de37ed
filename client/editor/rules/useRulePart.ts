import type { KeyboardEvent } from 'react'
import { useRuleTree } from './RuleTreeContext.ts'
import type { RulePath } from './ruleTree.ts'
import { placeAfter } from './ruleTree.ts'

/** What a rule and a group have in common on the screen: their place, where something is dropped beside them, and the keys that move them. */
export function useRulePart(path: RulePath, id: string | undefined) {
  const { dragged, move } = useRuleTree()
  return {
    'data-rule-path': path.join('.'),
    'data-rule-id': id,
    'data-dragged': isSame(dragged?.from, path) || undefined,
    'data-drop': isSame(dragged?.to, path) ? 'before' : isSame(dragged?.to, placeAfter(path)) ? 'after' : undefined,
    // Before the controls inside, whose lists an arrow would open.
    onKeyDownCapture: (event: KeyboardEvent) => {
      const way = event.altKey && (event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null)
      const isInner =
        event.target instanceof Element && event.target.closest('[data-rule-path]') !== event.currentTarget
      if (!way || isInner) return
      event.preventDefault()
      event.stopPropagation()
      move(path, way)
    },
  }
}

const isSame = (a: RulePath | undefined, b: RulePath): boolean => a?.join('.') === b.join('.')
