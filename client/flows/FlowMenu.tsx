import { ActionIcon, Menu } from '@mantine/core'
import { IconArchive, IconCopy, IconDots, IconDownload, IconRoute, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { FlowListItem } from '../../shared/api/answers.ts'
import { exportUrl, useDeleteFlow, useSetStatus } from '../api/flows.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { formatMany } from '../ui/formatNumber.ts'
import { say, sayFault } from '../ui/say.ts'
import { useFlowActions } from './useFlowActions.ts'

/** What can be done with a flow from the list. */
export function FlowMenu({ flow }: { flow: FlowListItem }) {
  const [asked, setAsked] = useState<'archive' | 'delete' | null>(null)
  const [, navigate] = useLocation()
  const { duplicate } = useFlowActions()
  const setStatus = useSetStatus(flow.id)
  const remove = useDeleteFlow()
  const close = () => setAsked(null)
  const waiting = flow.counts.waiting > 0 && formatMany(flow.counts.waiting, 'customer')

  return (
    <>
      <Menu position="bottom-end" width={190} withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={`More about ${flow.name}`}>
            <IconDots size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRoute {...icon} />} onClick={() => navigate(`/journeys?flow=${flow.id}`)}>
            Show journeys
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void duplicate(flow.id)}>
            Duplicate
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload {...icon} />} component="a" href={exportUrl(flow.id)} download>
            Export
          </Menu.Item>
          {flow.status !== 'archived' && (
            <Menu.Item leftSection={<IconArchive {...icon} />} onClick={() => setAsked('archive')}>
              Archive
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={() => setAsked('delete')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>

      <ConfirmDialog
        isOpen={asked === 'archive'}
        title={`Archive “${flow.name}”?`}
        verb="Archive"
        isDanger={false}
        isBusy={setStatus.isPending}
        onClose={close}
        onConfirm={() =>
          setStatus.mutate('archive', {
            onSuccess: () => say(`“${flow.name}” is archived.`),
            onError: sayFault,
            onSettled: close,
          })
        }
      >
        {waiting ? `${waiting} who wait in it leave it at once. ` : 'Nobody waits in it. '}
        No new journey starts. Its drawing, its versions and its numbers stay.
      </ConfirmDialog>

      <ConfirmDialog
        isOpen={asked === 'delete'}
        title={`Delete “${flow.name}”?`}
        verb="Delete for good"
        isBusy={remove.isPending}
        onClose={close}
        onConfirm={() =>
          remove.mutate(flow.id, {
            onSuccess: () => say(`“${flow.name}” is deleted.`),
            onError: sayFault,
            onSettled: close,
          })
        }
      >
        Its drawing and all its versions are removed for good
        {waiting ? `, and ${waiting} who wait in it leave it at once` : ''}. Customers and their events stay. Export it
        first if you may want it back.
      </ConfirmDialog>
    </>
  )
}

const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const
