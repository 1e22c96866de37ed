import { randomBytes } from 'node:crypto'
import { Low } from 'lowdb'
import { z } from 'zod'
import { contactPolicy, noContactPolicy } from '../../../shared/engine/policy/contactPolicy.ts'
import type { SettingsRecord } from '../../ports/library.ts'
import { DurableFile } from './durableFile.ts'
import { jsonFile } from './notations.ts'
import { randomText } from './randomId.ts'
import { reading } from './reading.ts'

const settingsRecord: z.ZodType<SettingsRecord> = z.strictObject({
  timezone: z.string().nullable(),
  currency: z.string().nullable(),
  mailFrom: z.string().nullable(),
  // Left out by files from before there was one.
  contactPolicy: contactPolicy.default(noContactPolicy),
  writeKey: z.string().min(1),
  webhookSecret: z.string().min(1),
  demo: z.strictObject({ loadedAt: z.number().int(), flowIds: z.array(z.string()) }).nullable(),
})

/** Reads settings.json; at the first start makes it, with a write key and a webhook secret of its own. */
export async function readSettings(file: string): Promise<Low<SettingsRecord>> {
  const adapter = new DurableFile(file, jsonFile(settingsRecord))
  const stored = await reading(file, () => adapter.read())
  const low = new Low(adapter, stored ?? firstSettings())
  if (stored === null) await low.write()
  return low
}

const firstSettings = (): SettingsRecord => ({
  timezone: null,
  currency: null,
  mailFrom: null,
  contactPolicy: noContactPolicy,
  writeKey: randomText(24),
  // The form in which Standard Webhooks libraries take a secret.
  webhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
  demo: null,
})
