import { IconArrowRight } from '@tabler/icons-react'
import type { FieldChange } from '../../../shared/flow/compare/compareFields.ts'
import classes from './ChangeList.module.css'

/** Field by field what it was and what it is; made of spans, because it stands in buttons. */
export function FieldList({ fields }: { fields: readonly FieldChange[] }) {
  return fields.map(({ path, name, before, after }) => (
    <span key={path.join('/')} className={classes.field}>
      <span className={classes.name}>{name}</span>
      {before === after ? (
        <span className={classes.value}>changed within</span>
      ) : (
        <span className={classes.values}>
          <del className={classes.value}>{before}</del>
          <IconArrowRight size={13} className={classes.arrow} role="img" aria-label="became" />
          <ins className={classes.value}>{after}</ins>
        </span>
      )}
    </span>
  ))
}
