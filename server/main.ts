import { once } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { openLibrary } from './adapters/lowdb/openLibrary.ts'
import { mailboxSender } from './adapters/mailbox/mailboxSender.ts'
import { alternativesOf } from './adapters/smtp/alternatives.ts'
import { createSmtpSender } from './adapters/smtp/smtpSender.ts'
import { openJournal } from './adapters/sqlite/openJournal.ts'
import { systemClock as clock } from './adapters/system/systemClock.ts'
import { allowList } from './adapters/webhook/allowList.ts'
import { createWebhookSender } from './adapters/webhook/webhookSender.ts'
import { assemble } from './assemble.ts'
import { closeServer } from './closeServer.ts'
import { ConfigError, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { readShippedTemplates } from './runtime/shippedTemplates.ts'

const root = join(import.meta.dirname, '..')

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.LOG_LEVEL, clock.now, (line) => process.stderr.write(`${line}\n`))

  mkdirSync(config.DATA_DIR, { recursive: true })
  // The journal first: it refuses a folder that another server has open, before the library sweeps what that one is writing.
  const journal = openJournal({ file: join(config.DATA_DIR, 'journal.sqlite'), clock })
  const library = await openLibrary({ dir: join(config.DATA_DIR, 'library') })
  const smtp = config.SMTP_URL ? createSmtpSender({ clock, url: config.SMTP_URL }) : null
  const secret = () => config.WEBHOOK_SECRET ?? library.settings().webhookSecret

  const { listener, start, hangUp, stop } = assemble({
    config,
    library,
    journal,
    clock,
    log,
    senders: {
      email: smtp ?? mailboxSender,
      webhook: createWebhookSender({ clock, secret, allow: allowList(config.WEBHOOK_ALLOW) }),
    },
    renderMail: (body) => alternativesOf(body).html,
    templates: readShippedTemplates(join(root, 'server/templates')),
    appDir: join(root, 'dist/client'),
    version: readVersion(),
  })
  await start()

  const server = createServer(listener)
  const url = await listen(server, config.HOST, config.PORT)
  console.log(`Runnel is running at ${url}`)
  console.log(`Write key: ${config.WRITE_KEY ?? library.settings().writeKey}`)
  stopOnSignal(async () => {
    const closed = closeServer(server)
    hangUp()
    await closed
    await stop()
    smtp?.close()
  })
}

async function listen(server: Server, host: string, port: number): Promise<string> {
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  const bound = address !== null && typeof address === 'object' ? address.port : port
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false
  const onSignal = () => {
    // Whoever asks twice does not want to wait.
    if (isStopping) process.exit(1)
    isStopping = true
    stop().then(() => process.exit(0), fail)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

function readVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return version
}

/** What a person can mend is said in one line; a bug shows where it is. */
function fail(error: unknown): never {
  console.error(error instanceof Error ? `Runnel cannot start: ${reasonOf(error)}` : error)
  process.exit(1)
}

function reasonOf(error: Error): string {
  const code = 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return 'another program already listens on this port. Stop it, or set PORT to another one.'
  if (code === 'EACCES' || code === 'EPERM')
    return `this is not allowed: ${error.message}. Choose another PORT or DATA_DIR.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'HOST is no address of this machine.'
  if (error instanceof ConfigError || error.name === 'UnusableStore') return error.message
  return error.stack ?? error.message
}

main().catch(fail)
