import type { Icon } from '@tabler/icons-react'
import { IconArrowsMove, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import type { How } from '../../../shared/flow/compare/compareFlows.ts'
import classes from './HowMark.module.css'

const looks: Record<How, { icon: Icon; word: string }> = {
  added: { icon: IconPlus, word: 'Added' },
  removed: { icon: IconMinus, word: 'Removed' },
  changed: { icon: IconPencil, word: 'Changed' },
  moved: { icon: IconArrowsMove, word: 'Moved' },
}

/** What became of a part, told by colour, icon and word alike. */
export function HowMark({ how }: { how: How }) {
  const { icon: Mark, word } = looks[how]
  return (
    <span className={classes.mark} data-how={how}>
      <Mark size={12} stroke={2.25} aria-hidden />
      {word}
    </span>
  )
}
