import { z } from 'zod'

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

export type LogLevel = (typeof logLevels)[number]

const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

/** Whether nobody but this machine can reach that name. */
export const isLoopback = (host: string): boolean => loopback.has(host.toLowerCase())

const text = z.string().trim().min(1)

const url = (protocols: readonly string[], example: string) =>
  text.refine(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `has to be an address such as ${example}`,
  )

const environment = z.object({
  HOST: text.default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'has to be a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'has to be a port number up to 65535')
    .default(4321),
  DATA_DIR: text.default('./data'),
  PUBLIC_URL: url(['http:', 'https:'], 'https://flows.example.com').optional(),
  ADMIN_TOKEN: text.min(8, 'has to have 8 characters or more').optional(),
  WRITE_KEY: text
    .max(255)
    .regex(/^[^\s:]+$/, 'may contain neither spaces nor colons')
    .optional(),
  WEBHOOK_SECRET: text
    .regex(/^(?:whsec_)?[A-Za-z0-9+/]{32,}={0,2}$/, 'has to be whsec_ followed by 24 random bytes or more in base64')
    .optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.com:587').optional(),
  // A mail without a sender cannot go out; this one shows at once that it was never set.
  MAIL_FROM: text.default('Runnel <runnel@localhost>'),
  WEBHOOK_ALLOW: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((entry) => entry !== '')),
  TIMEZONE: text.refine(isZone, 'has to be a time zone name such as Europe/Berlin').default('UTC'),
  CURRENCY: text.regex(/^[A-Z]{3}$/, 'has to be a currency code such as USD').default('USD'),
  LOG_LEVEL: z.enum(logLevels, `has to be one of ${logLevels.join(', ')}`).default('info'),
  DATABASE_URL: z.undefined('is not supported yet: this version keeps its data in DATA_DIR. Leave it out').optional(),
})

/** The environment, read once at start. */
export type Config = z.output<typeof environment>

/** Why the server cannot start with this environment, in one line. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Reads the environment. Throws a {@link ConfigError} that names every wrong value. Empty values count as missing. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join(' '))
  }
  if (!isLoopback(parsed.data.HOST) && parsed.data.ADMIN_TOKEN === undefined) {
    throw new ConfigError(
      `HOST ${parsed.data.HOST} can be reached from other machines. Set ADMIN_TOKEN, or leave HOST out to serve this machine only.`,
    )
  }
  return parsed.data
}

/** Whether the runtime knows the zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
