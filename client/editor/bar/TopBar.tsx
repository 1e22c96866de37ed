import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconPlayerPlay, IconSearch, IconSitemap } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { BrandMark } from '../../ui/BrandMark.tsx'
import type { FlowState } from '../../ui/StatePill.tsx'
import { StatePill } from '../../ui/StatePill.tsx'
import { ZoomMenu } from '../canvas/ZoomMenu.tsx'
import type { Command } from '../commands/command.ts'
import { commands } from '../commands/commands.ts'
import { writeKeys } from '../commands/shortcut.ts'
import { CountingMenu } from '../counting/CountingMenu.tsx'
import { SavedState } from '../saving/SavedState.tsx'
import { useOpenEditor } from '../store/EditorContext.tsx'
import { FlowMenu } from './FlowMenu.tsx'
import { FlowName } from './FlowName.tsx'
import classes from './TopBar.module.css'

/** What the flow is called, how it stands, and the verbs one needs all the time. */
export function TopBar({ state }: { state: FlowState }) {
  const editor = useOpenEditor()
  return (
    <header className={classes.bar}>
      <Link href="/flows" className={classes.home} aria-label="All flows">
        <BrandMark />
      </Link>
      <nav className={classes.crumb} aria-label="You are here">
        <Link href="/flows">Flows</Link> <span aria-hidden>/</span>
      </nav>
      <FlowName />
      <StatePill state={state} />
      <SavedState />
      <span className={classes.space} />
      <BarButton command={commands.undo}>
        <IconArrowBackUp size={18} stroke={1.75} aria-hidden />
      </BarButton>
      <BarButton command={commands.redo}>
        <IconArrowForwardUp size={18} stroke={1.75} aria-hidden />
      </BarButton>
      <BarButton command={commands.tidyUp}>
        <IconSitemap size={18} stroke={1.75} aria-hidden />
      </BarButton>
      <BarButton command={commands.find}>
        <IconSearch size={18} stroke={1.75} aria-hidden />
      </BarButton>
      <CountingMenu />
      <ZoomMenu />
      <FlowMenu />
      <Button
        variant="default"
        h={32}
        px={12}
        leftSection={<IconPlayerPlay size={16} stroke={1.75} aria-hidden />}
        onClick={() => commands.preview.run(editor)}
      >
        Preview
      </Button>
      <Button h={32} px={14} onClick={() => commands.publish.run(editor)}>
        Publish
      </Button>
    </header>
  )
}

function BarButton({ command, children }: { command: Command; children: ReactNode }) {
  const editor = useOpenEditor()
  const label = useOfCommand(() => command.label(editor))
  const isEnabled = useOfCommand(() => command.isEnabled(editor))
  return (
    <Tooltip label={`${label}  ${command.keys[0] ? writeKeys(command.keys[0]) : ''}`}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={label}
        disabled={!isEnabled}
        className={classes.icon ?? ''}
        onClick={() => command.run(editor)}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

/** What a command says now, be it of the flow or of its history; renders again only when it says something else. */
function useOfCommand<T extends string | boolean>(say: () => T): T {
  const { store } = useOpenEditor()
  useStore(store, say)
  return useStore(store.temporal, say)
}
