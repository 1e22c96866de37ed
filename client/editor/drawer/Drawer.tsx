import { ActionIcon, Tabs } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useEditor, useOpenEditor } from '../store/EditorContext.tsx'
import type { DrawerTab } from '../store/view.ts'
import classes from './Drawer.module.css'
import { JourneysPanel } from './JourneysPanel.tsx'
import { JsonPanel } from './JsonPanel.tsx'
import { PreviewPanel } from './PreviewPanel.tsx'
import { ProblemsPanel } from './ProblemsPanel.tsx'
import { TestsPanel } from './TestsPanel.tsx'
import { useDrawerHeight } from './useDrawerHeight.ts'
import { useProblems } from './useProblems.ts'
import { VersionsPanel } from './VersionsPanel.tsx'

const panels: Record<DrawerTab, () => ReactNode> = {
  problems: ProblemsPanel,
  preview: PreviewPanel,
  journeys: JourneysPanel,
  versions: VersionsPanel,
  tests: TestsPanel,
  json: JsonPanel,
}

/** What stands under the canvas. The open panel alone is there; closed, only its tabs are. */
export function Drawer() {
  const { store } = useOpenEditor()
  const tab = useEditor((state) => state.drawer)
  const testCount = useEditor((state) => state.flow.tests.length)
  const problemCount = useProblems().length
  const { height, resizer } = useDrawerHeight()
  const Panel = tab && panels[tab]
  const open = (next: DrawerTab | null) => store.getState().openDrawer(next)

  const names: Record<DrawerTab, string> = {
    problems: problemCount > 0 ? `Problems · ${problemCount}` : 'Problems',
    preview: 'Preview',
    journeys: 'Journeys',
    versions: 'Versions',
    tests: testCount > 0 ? `Tests · ${testCount}` : 'Tests',
    json: 'JSON',
  }

  return (
    <section className={classes.drawer} aria-label="Details" style={{ height: Panel ? height : undefined }}>
      {Panel && <div className={classes.resizer} {...resizer} />}
      <div className={classes.head}>
        <Tabs
          variant="unstyled"
          value={tab}
          // The tabs are the panels' names.
          onChange={(next) => open(next as DrawerTab | null)}
          allowTabDeactivation
          classNames={{ list: classes.tabs ?? '', tab: classes.tab ?? '' }}
        >
          <Tabs.List aria-label="Details">
            {Object.entries(names).map(([value, name]) => (
              <Tabs.Tab
                key={value}
                value={value}
                data-alert={value === 'problems' && problemCount > 0 ? true : undefined}
              >
                {name}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={Panel ? 'Close the drawer' : 'Open the drawer'}
          onClick={() => open(Panel ? null : 'problems')}
        >
          {Panel ? <IconChevronDown size={17} aria-hidden /> : <IconChevronUp size={17} aria-hidden />}
        </ActionIcon>
      </div>
      {Panel && (
        <div className={classes.panel} role="tabpanel" aria-label={tab ? names[tab] : undefined}>
          <Panel />
        </div>
      )}
    </section>
  )
}
