import { useQuery } from '@tanstack/react-query'
import { settingsQuery } from '../api/settings.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { ConnectPanel } from './ConnectPanel.tsx'
import { ContactPolicyPanel } from './ContactPolicyPanel.tsx'
import { DemoPanel } from './DemoPanel.tsx'
import { MailPanel } from './MailPanel.tsx'
import classes from './SettingsPage.module.css'
import { WebhookPanel } from './WebhookPanel.tsx'
import { WorkspacePanel } from './WorkspacePanel.tsx'

/** How this workspace is connected to a shop, to a mail server and to its place in the world. */
export function SettingsPage() {
  const settings = useQuery(settingsQuery())
  return (
    <Page title="Settings">
      <Loaded query={settings}>
        {(data) => (
          <div className={classes.settings}>
            <ConnectPanel settings={data} />
            <WorkspacePanel settings={data} />
            <ContactPolicyPanel settings={data} />
            <MailPanel settings={data} />
            <WebhookPanel settings={data} />
            <DemoPanel settings={data} />
            <p className={classes.version}>Runnel {data.version}</p>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
