import { useEffect, useRef } from 'react'
import type { FlowChange } from '../../../shared/flow/compare/compareFlows.ts'
import { formatMany } from '../../ui/formatNumber.ts'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import classes from './ChangeList.module.css'
import { FieldList } from './FieldList.tsx'
import { HowMark } from './HowMark.tsx'

/** Everything that differs, in words. A press selects it on the canvas and brings it to the middle. */
export function ChangeList({ changes }: { changes: readonly FlowChange[] }) {
  if (changes.length === 0) return <p className={classes.none}>Nothing differs: both mean the same.</p>
  // What only stands elsewhere matters least.
  const listed = changes.toSorted((a, b) => Number(a.how === 'moved') - Number(b.how === 'moved'))
  return (
    <>
      <h2 className={classes.title}>{formatMany(changes.length, 'change')}</h2>
      <ul className={classes.list} aria-label="Changes">
        {listed.map((change) => (
          <li key={`${change.part} ${change.id}`}>
            <ChangeRow change={change} />
          </li>
        ))}
      </ul>
    </>
  )
}

function ChangeRow({ change }: { change: FlowChange }) {
  const { store, canvas } = useOpenEditor()
  const { part, id, how, name, fields } = change
  const isChosen = useEditor(({ selected }) =>
    part === 'flow' ? false : selected[part === 'node' ? 'nodes' : 'edges'].includes(id),
  )
  const row = useRef<HTMLButtonElement>(null)
  // It may have been chosen on the canvas.
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  const show = () => {
    if (part === 'flow') return canvas.current?.fit()
    store.getState().select(part === 'node' ? { nodes: [id] } : { edges: [id] })
    const edge = part === 'edge' ? store.getState().flow.edges.find((one) => one.id === id) : undefined
    canvas.current?.fit(edge ? [edge.source, edge.target] : [id])
  }
  return (
    <button ref={row} type="button" className={classes.change} aria-pressed={isChosen} onClick={show}>
      <span className={classes.head}>
        <HowMark how={how} />
        <b>{part === 'edge' ? `Edge: ${name}` : name}</b>
      </span>
      <FieldList fields={fields} />
    </button>
  )
}
