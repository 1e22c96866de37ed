import type { SettingsAnswer } from '../../shared/api/answers.ts'
import { Panel } from '../ui/Panel.tsx'
import { Secret } from './Secret.tsx'

/** What a receiver of our webhooks needs to know them by. */
export function WebhookPanel({ settings: { webhookSecret } }: { settings: SettingsAnswer }) {
  return (
    <Panel
      title="Webhooks"
      about="Signed webhooks carry a Standard Webhooks signature. Give the receiver this secret so that it can tell ours from forged ones."
    >
      <Secret label="Webhook secret" value={webhookSecret} />
    </Panel>
  )
}
