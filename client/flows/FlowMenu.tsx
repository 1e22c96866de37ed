import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconBookmark,
  IconCopy,
  IconDots,
  IconDownload,
  IconRoute,
  IconTag,
  IconTrash,
} from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { FlowListItem } from '../../shared/api/answers.ts'
import { exportUrl } from '../api/flows.ts'
import type { FlowQuestion } from './FlowDialogs.tsx'
import { useFlowActions } from './useFlowActions.ts'
import { useUnarchive } from './useUnarchive.ts'

interface FlowMenuProps {
  flow: FlowListItem
  onAsk(question: FlowQuestion): void
}

/** What can be done with a flow from the list. */
export function FlowMenu({ flow, onAsk }: FlowMenuProps) {
  return (
    <Menu position="bottom-end" width={200} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={`More about ${flow.name}`}>
          <IconDots size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Verbs flow={flow} onAsk={onAsk} />
      </Menu.Dropdown>
    </Menu>
  )
}

/** Of all the rows only the one whose menu is open has these. */
function Verbs({ flow, onAsk }: FlowMenuProps) {
  const [, navigate] = useLocation()
  const { duplicate } = useFlowActions()
  const unarchive = useUnarchive(flow.id)
  const ask = (about: FlowQuestion['about']) => () => onAsk({ about, flow })
  return (
    <>
      <Menu.Item leftSection={<IconRoute {...icon} />} onClick={() => navigate(`/journeys?flow=${flow.id}`)}>
        Show journeys
      </Menu.Item>
      <Menu.Item leftSection={<IconTag {...icon} />} onClick={ask('tag')}>
        Edit tags…
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void duplicate(flow.id)}>
        Duplicate
      </Menu.Item>
      <Menu.Item leftSection={<IconBookmark {...icon} />} onClick={ask('saveTemplate')}>
        Save as template…
      </Menu.Item>
      <Menu.Item leftSection={<IconDownload {...icon} />} component="a" href={exportUrl(flow.id)} download>
        Export
      </Menu.Item>
      <Menu.Divider />
      {flow.status === 'archived' ? (
        <Menu.Item leftSection={<IconArchiveOff {...icon} />} onClick={() => void unarchive(flow)}>
          Take out of the archive
        </Menu.Item>
      ) : (
        <Menu.Item leftSection={<IconArchive {...icon} />} onClick={ask('archive')}>
          Archive…
        </Menu.Item>
      )}
      <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={ask('delete')}>
        Delete…
      </Menu.Item>
    </>
  )
}

const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const
