import type { Workspace } from '../shared/engine/world.ts'
import type { Config } from './config.ts'
import type { SettingsRecord } from './ports/library.ts'

/** What is set on screen, and what the environment says where nothing is. */
export const workspaceOf = (
  settings: SettingsRecord,
  config: Pick<Config, 'TIMEZONE' | 'CURRENCY' | 'MAIL_FROM'>,
): Workspace => ({
  timezone: settings.timezone ?? config.TIMEZONE,
  currency: settings.currency ?? config.CURRENCY,
  // Empty is none: whoever clears the field on screen wants the environment's.
  mailFrom: settings.mailFrom || config.MAIL_FROM,
  contactPolicy: settings.contactPolicy,
})
