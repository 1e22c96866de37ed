import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { compareFields } from '../../../shared/flow/compare/compareFields.ts'
import type { Flow } from '../../../shared/flow/flow.ts'
import { versionsQuery } from '../../api/flows.ts'
import { Moment } from '../../ui/Moment.tsx'
import { summaryOf, titleOf } from '../edits/describeNode.ts'
import { nodeOf } from '../edits/indexFlow.ts'
import { useNames } from '../names/NamesContext.tsx'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import { Gallery } from './Gallery.tsx'
import { marksOf } from './marks.ts'
import classes from './Overlay.module.css'
import { saySide } from './saySide.ts'

const unmarked = marksOf([])

/** One state of the flow to look at, with the numbers of its own journeys; `version` is null for the draft. */
export function Reading({ flow, version }: { flow: Flow; version: number | null }) {
  const counting = useMemo(() => (version === null ? null : { version }), [version])
  return (
    <Gallery flow={flow} marks={unmarked} counting={counting}>
      {version !== null && <About version={version} />}
      <ChosenSettings />
    </Gallery>
  )
}

function About({ version }: { version: number }) {
  const { flowId } = useOpenEditor()
  const about = useQuery(versionsQuery(flowId)).data?.items.find((one) => one.version === version)
  return (
    <div className={classes.about}>
      <h2>{saySide(version)}</h2>
      {about && (
        <p>
          Published <Moment at={about.publishedAt} /> by {about.publishedBy}. It never changes.
        </p>
      )}
      {about?.note && <p className={classes.note}>{about.note}</p>}
    </div>
  )
}

/** The settings of the chosen card, in words. */
function ChosenSettings() {
  const node = useEditor(({ flow, selected }) => nodeOf(flow, selected.nodes[0] ?? ''))
  const names = useNames()
  if (!node) return <p className={classes.quiet}>Choose a card to read its settings.</p>
  const settings = compareFields(unset(node.data), node.data).filter(
    ({ after }) => after !== 'nothing' && after !== 'no',
  )
  return (
    <section className={classes.about} aria-label="Settings of the chosen card">
      <h3>{titleOf(node)}</h3>
      <p>{summaryOf(node, names)}</p>
      <dl>
        {settings.map(({ path, name, after }) => (
          <div key={path.join('/')}>
            <dt>{name}</dt>
            <dd>{after}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The same settings with nothing in them; an empty list has its members named one by one. */
const unset = (data: object): object =>
  Object.fromEntries(Object.entries(data).flatMap(([key, value]) => (Array.isArray(value) ? [[key, []]] : [])))
