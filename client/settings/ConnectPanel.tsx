import { Tabs } from '@mantine/core'
import type { SettingsAnswer } from '../../shared/api/answers.ts'
import { Panel } from '../ui/Panel.tsx'
import { Secret } from './Secret.tsx'
import { Snippet } from './Snippet.tsx'
import { analyticsSnippet, curlSnippet } from './snippets.ts'

/** How a shop sends its events: the write key, and code that works as it stands. */
export function ConnectPanel({ settings: { publicUrl, writeKey } }: { settings: SettingsAnswer }) {
  const address = (publicUrl || window.location.origin).replace(/\/$/, '')
  return (
    <Panel
      title="Connect your shop"
      about="Runnel takes events as Segment does. Any Segment or RudderStack library works: point its host here and give it this key."
    >
      <Secret label="Write key" value={writeKey} />
      <Tabs defaultValue="curl" variant="default" mt="lg" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="curl">curl</Tabs.Tab>
          <Tabs.Tab value="node">Node, Segment’s library</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="curl">
          <Snippet label="A first event by curl" code={curlSnippet(address, writeKey)} hidden={writeKey} />
        </Tabs.Panel>
        <Tabs.Panel value="node">
          <Snippet label="A first event from Node" code={analyticsSnippet(address, writeKey)} hidden={writeKey} />
        </Tabs.Panel>
      </Tabs>
    </Panel>
  )
}
