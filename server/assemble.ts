import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { EffectKind } from '../shared/engine/effect.ts'
import type { Config } from './config.ts'
import { createDemoShop } from './demo/demoShop.ts'
import { keepAtHome } from './demo/keepAtHome.ts'
import { createApp } from './http/app.ts'
import type { AppDeps } from './http/deps.ts'
import { fastDoor } from './http/intake/fastDoor.ts'
import { presentFlow } from './http/present/presentFlow.ts'
import type { Log } from './log.ts'
import type { ChannelSender } from './ports/channel.ts'
import type { Clock } from './ports/clock.ts'
import type { Journal } from './ports/journal.ts'
import type { FlowRecord, Library, TemplateRecord } from './ports/library.ts'
import { createClocks } from './runtime/clocks.ts'
import { createFlowLifecycle } from './runtime/flowLifecycle.ts'
import { createFlowRegistry } from './runtime/flowRegistry.ts'
import { createLive } from './runtime/live.ts'
import type { Membership } from './runtime/membership.ts'
import { createMembership } from './runtime/membership.ts'
import type { Outbox } from './runtime/outbox.ts'
import { createOutbox } from './runtime/outbox.ts'
import { createRounds } from './runtime/rounds.ts'
import { createSegmentLifecycle } from './runtime/segmentLifecycle.ts'
import { createSegmentRegistry } from './runtime/segmentRegistry.ts'
import type { Timers } from './runtime/timers.ts'
import { createTimers } from './runtime/timers.ts'
import type { Turns } from './runtime/turns.ts'
import { createTurns } from './runtime/turns.ts'
import { workspaceOf } from './workspaceOf.ts'

/** What main.ts and the tests choose. */
export interface Parts {
  config: Pick<
    Config,
    'PUBLIC_URL' | 'ADMIN_TOKEN' | 'WRITE_KEY' | 'WEBHOOK_SECRET' | 'MAIL_FROM' | 'TIMEZONE' | 'CURRENCY'
  >
  library: Library
  journal: Journal
  clock: Clock
  log: Log
  senders: Partial<Record<EffectKind, ChannelSender>>
  renderMail(body: string): string
  templates: readonly TemplateRecord[]
  appDir: string | null
  version: string
}

/** The server without its port. */
export interface Assembled {
  app: Hono
  /** All of `app` for a Node server, with the intake's fast door before it. */
  listener: RequestListener
  turns: Turns
  timers: Timers
  outbox: Outbox
  membership: Membership
  /** Ends what a stopped process left half done, then starts timers and outbox. Intake may open when it resolves. */
  start(): Promise<void>
  /** Lets go of those who look on: their calls would never end. */
  hangUp(): void
  /** Ends what is under way and closes the stores. No call may be under way any more. */
  stop(): Promise<void>
}

// Long enough for a slow receiver to answer, and shorter than what keepers of processes wait before they kill.
const outboxGraceMs = 5_000

/** Puts the parts together. Nothing runs before `start`. */
export function assemble(parts: Parts): Assembled {
  const { config, library, journal, clock, log } = parts

  const workspace = () => workspaceOf(library.settings(), config)
  const registry = createFlowRegistry(library)
  const segments = createSegmentRegistry(library, journal)
  const clocks = createClocks({ journal, flows: registry, clock, workspace })
  const turns = createTurns({ journal, flows: registry, segments, clocks, clock, workspace })
  const membership = createMembership({ journal, segments, turns, clock, log, workspace })
  const segmentLifecycle = createSegmentLifecycle({ library, journal, segments, membership })
  const rounds = createRounds({ journal, clocks, turns, log, workspace })
  const timers = createTimers({ journal, turns, flows: registry, clocks, rounds, clock, log })
  const outbox = createOutbox({ journal, turns, clock, log, senders: sendersOf(parts) })
  const live = createLive({ journal, clock, log })
  // Every open canvas has to know the newest revision, or its next save would be a stale one.
  const onChange = (record: FlowRecord) => live.tell(record.id, { event: 'draft', data: presentFlow(record) })
  const lifecycle = createFlowLifecycle({
    library,
    journal,
    segments: segmentLifecycle,
    registry,
    turns,
    clocks,
    timers,
    clock,
    log,
    onChange,
  })
  const currency = () => workspace().currency
  const demo = createDemoShop({ ...parts, turns, flows: registry, lifecycle, currency })

  const deps: AppDeps = {
    ...parts,
    config: {
      publicUrl: config.PUBLIC_URL ?? null,
      adminToken: config.ADMIN_TOKEN ?? null,
      appDir: parts.appDir,
      version: parts.version,
    },
    registry,
    segments,
    segmentLifecycle,
    flows: registry,
    turns,
    lifecycle,
    timers,
    live,
    outbox,
    demo,
    workspace,
    currency,
    writeKey: () => config.WRITE_KEY ?? library.settings().writeKey,
    webhookSecret: () => config.WEBHOOK_SECRET ?? library.settings().webhookSecret,
    describeMail: () => parts.senders.email?.describe() ?? { ready: false, text: 'Mail is not set up.' },
  }

  const app = createApp(deps)
  const takeFast = fastDoor(deps)
  const listen = getRequestListener(app.fetch)

  return {
    app,
    listener: (incoming, outgoing) => takeFast(incoming, outgoing) || listen(incoming, outgoing),
    turns,
    timers,
    outbox,
    membership,
    async start() {
      await lifecycle.recover()
      timers.start()
      outbox.start()
      membership.start()
      await demo.start()
    },
    hangUp: live.close,
    async stop() {
      live.close()
      await demo.stop()
      await membership.stop()
      await timers.stop()
      await outbox.stop(outboxGraceMs)
      journal.close()
    },
  }
}

function sendersOf({ senders }: Parts): Parts['senders'] {
  return senders.email ? { ...senders, email: keepAtHome(senders.email) } : senders
}
