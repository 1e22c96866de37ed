import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { versionsQuery } from '../../api/flows.ts'
import { Fault } from '../../ui/Fault.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { useOpenEditor } from '../store/EditorContext.tsx'
import { useRestore } from '../versions/useRestore.ts'
import classes from './Drawer.module.css'

/** What was published, newest first: to look at, to compare, to make the draft again. */
export function VersionsPanel() {
  const { flowId, lifecycle, store } = useOpenEditor()
  const versions = useQuery(versionsQuery(flowId))
  const restore = useRestore()
  const look = store.getState().look
  const live = lifecycle.current?.state.liveVersion

  if (versions.error) return <Fault error={versions.error} onRetry={() => void versions.refetch()} />
  if (!versions.data) return <Loading />
  if (versions.data.items.length === 0)
    return (
      <p className={classes.empty}>
        Nothing was published yet. Each time you publish, the flow as it is becomes a version.
      </p>
    )

  return (
    <ul className={classes.list}>
      {versions.data.items.map(({ version, note, publishedAt, publishedBy }) => (
        <li key={version} className={classes.row}>
          <b>Version {version}</b>
          {version === live && <Pill tone="brand">Live</Pill>}
          <span className={classes.quiet}>
            <Moment at={publishedAt} /> by {publishedBy}
          </span>
          <span className={classes.grow}>{note}</span>
          <Button variant="default" size="compact-xs" onClick={() => look({ shown: version, against: null })}>
            Open
          </Button>
          <Button variant="default" size="compact-xs" onClick={() => look({ shown: 'draft', against: version })}>
            Compare with the draft
          </Button>
          <Button
            variant="default"
            size="compact-xs"
            loading={restore.isPending}
            onClick={() => restore.mutate(version)}
          >
            Restore
          </Button>
        </li>
      ))}
    </ul>
  )
}
