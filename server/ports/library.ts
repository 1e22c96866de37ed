import type { Choices, Migration } from '../../shared/engine/migration.ts'
import type { ContactPolicy } from '../../shared/engine/policy/contactPolicy.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import type { Segment, SegmentFile } from '../../shared/segments/segment.ts'

export type FlowStatus = 'draft' | 'live' | 'paused' | 'archived'

/** A flow as the library keeps it. Instants in epoch milliseconds. */
export interface FlowRecord {
  id: string
  /** Counts every save of the draft and every change of state, from 1. */
  revision: number
  status: FlowStatus
  liveVersion: number | null
  hasUnpublishedChanges: boolean
  /** What the last publishing has still to do with open journeys; null where all is done. */
  migration: Migration | null
  /** The draft. */
  flow: Flow
  createdAt: number
  updatedAt: number
}

/** One published version. */
export interface VersionRecord {
  version: number
  note: string
  publishedAt: number
  publishedBy: string
}

/** The flow templates of the team. */
export interface TemplateRecord {
  id: string
  flow: Flow
}

/** Workspace settings that people change on screen; the rest comes from the environment. */
export interface SettingsRecord {
  timezone: string | null
  currency: string | null
  mailFrom: string | null
  contactPolicy: ContactPolicy
  writeKey: string
  webhookSecret: string
  /** Set while the demo shop is loaded. */
  demo: { loadedAt: number; flowIds: string[] } | null
}

/**
 * Flows, their versions, segments, templates and settings: what a team keeps in git. Reads come from memory and are synchronous; a write has reached
 * the disk when its promise resolves, and happens whole or not at all. Writes to one flow or segment are taken one after the other.
 * Refusals: `not-found` for an unknown id, `stale-revision` where `revision` is not the current one.
 */
export interface Library {
  /** All flows, newest change first. */
  flows(): FlowRecord[]
  flow(id: string): FlowRecord | null
  create(flow: Flow, now: number): Promise<FlowRecord>
  saveDraft(id: string, revision: number, flow: Flow, now: number): Promise<FlowRecord>
  /** Writes the draft as the next version, then makes it live and takes down the choices; one atomic moment. They replace those of an earlier publishing. */
  publish(id: string, note: string, now: number, choices?: Choices): Promise<FlowRecord>
  /** The migration to a version is done, unless a later one took its place. No new revision: nothing that people see has changed. */
  endMigration(id: string, version: number): Promise<FlowRecord>
  /** Draft and live version stay as they are. */
  setStatus(id: string, status: FlowStatus, now: number): Promise<FlowRecord>
  /** Removes the flow with its versions. */
  remove(id: string): Promise<void>
  /** Newest first. */
  versions(id: string): VersionRecord[]
  /** A published version, which never changes; null where there is none. */
  version(id: string, version: number): Flow | null
  /** The names of the events that are the goal of one of its published versions, known without reading these again. */
  goalEvents(id: string): ReadonlySet<string>
  /** By name. */
  segments(): Segment[]
  segment(id: string): Segment | null
  createSegment(segment: SegmentFile): Promise<Segment>
  saveSegment(id: string, segment: SegmentFile): Promise<Segment>
  removeSegment(id: string): Promise<void>
  /** By name. */
  templates(): TemplateRecord[]
  saveTemplate(flow: Flow): Promise<TemplateRecord>
  /** Flows that were made from it stay. */
  removeTemplate(id: string): Promise<void>
  settings(): SettingsRecord
  saveSettings(change: Partial<SettingsRecord>): Promise<SettingsRecord>
}
