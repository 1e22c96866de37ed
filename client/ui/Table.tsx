import type { ReactNode } from 'react'
import { Link } from 'wouter'
import classes from './Table.module.css'

export interface Column<T> {
  /** Empty for a column of buttons. */
  title: string
  cell(row: T): ReactNode
  /** Numbers stand at the end. */
  align?: 'end'
  /** Left out on narrow screens. */
  hideNarrow?: boolean
}

interface TableProps<T> {
  /** What a screen reader calls the table. */
  label: string
  rows: readonly T[]
  columns: readonly Column<T>[]
  keyOf(row: T): string
  /** Where a row leads; its first cell becomes a link that covers the row. */
  hrefOf?(row: T): string
  /** The row that is open beside the table. */
  currentKey?: string | null
}

/** Rows of one kind. On a narrow screen each row is a small card with its columns' titles. */
export function Table<T>({ label, rows, columns, keyOf, hrefOf, currentKey }: TableProps<T>) {
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ title, align, hideNarrow }) => (
              <th key={title} scope="col" data-align={align} data-hide-narrow={hideNarrow || undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              data-link={hrefOf ? true : undefined}
              aria-current={keyOf(row) === currentKey || undefined}
            >
              {columns.map(({ title, cell, align, hideNarrow }, index) => (
                <td key={title} data-title={title} data-align={align} data-hide-narrow={hideNarrow || undefined}>
                  {index === 0 && hrefOf ? (
                    <Link href={hrefOf(row)} className={classes.link}>
                      {cell(row)}
                    </Link>
                  ) : (
                    cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
