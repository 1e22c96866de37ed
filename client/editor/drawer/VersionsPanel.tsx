import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRestoreVersion, versionsQuery } from '../../api/flows.ts'
import { Fault } from '../../ui/Fault.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { say, sayFault } from '../../ui/say.ts'
import { useOpenEditor } from '../store/EditorContext.tsx'
import classes from './Drawer.module.css'

/** What was published, newest first. An old version can become the draft again. */
export function VersionsPanel() {
  const { flowId, lifecycle, autosave } = useOpenEditor()
  const versions = useQuery(versionsQuery(flowId))
  const restore = useRestoreVersion(flowId)
  const live = lifecycle.current?.state.liveVersion

  if (versions.error) return <Fault error={versions.error} onRetry={() => void versions.refetch()} />
  if (!versions.data) return <Loading />
  if (versions.data.items.length === 0)
    return (
      <p className={classes.empty}>
        Nothing was published yet. Each time you publish, the flow as it is becomes a version.
      </p>
    )

  const bringBack = async (version: number) => {
    await autosave.flush()
    restore.mutate(version, {
      onSuccess: () => say(`Version ${version} is your draft now. Undo brings back what was there.`),
      onError: sayFault,
    })
  }

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
          <Button
            variant="default"
            size="compact-xs"
            loading={restore.isPending}
            onClick={() => void bringBack(version)}
          >
            Make it the draft
          </Button>
        </li>
      ))}
    </ul>
  )
}
