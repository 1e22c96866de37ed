import type { Workspace } from '../../shared/engine/world.ts'
import type { Journal } from '../ports/journal.ts'
import type { Library, TemplateRecord } from '../ports/library.ts'
import type { FlowLifecycle } from '../runtime/flowLifecycle.ts'
import type { FlowRegistry } from '../runtime/flowRegistry.ts'
import type { Live } from '../runtime/live.ts'
import type { Outbox } from '../runtime/outbox.ts'
import type { SegmentLifecycle } from '../runtime/segmentLifecycle.ts'
import type { SegmentRegistry } from '../runtime/segmentRegistry.ts'
import type { Timers } from '../runtime/timers.ts'
import type { IntakeDeps } from './intake/intakeDeps.ts'

/** What of the environment the HTTP interface has to know. */
export interface HttpConfig {
  publicUrl: string | null
  adminToken: string | null
  /** The folder of the built app; null where it is not served. */
  appDir: string | null
  version: string
}

/** The demo shop, loaded and removed in one call each. */
interface Demo {
  load(): Promise<void>
  remove(): Promise<void>
}

/** All that the HTTP interface works with; main.ts and the tests put it together. */
export interface AppDeps extends IntakeDeps {
  config: HttpConfig
  library: Library
  journal: Journal
  registry: FlowRegistry
  segments: SegmentRegistry
  segmentLifecycle: SegmentLifecycle
  lifecycle: FlowLifecycle
  timers: Pick<Timers, 'nextAt'>
  live: Live
  demo: Demo
  /** The flow templates that ship. */
  templates: readonly TemplateRecord[]
  /** Settings from the screen, else from the environment. */
  workspace(): Workspace
  webhookSecret(): string
  /** How mail goes out, for the settings page. */
  describeMail(): { ready: boolean; text: string }
  /** A mail's body as the page that its reader will see. */
  renderMail(body: string): string
  outbox: Pick<Outbox, 'retry' | 'done'>
}
