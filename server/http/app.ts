import { Hono } from 'hono'
import { requireToken } from './adminToken.ts'
import { appFiles } from './appFiles.ts'
import { customersRoutes } from './customers.ts'
import { deliveriesRoutes } from './deliveries.ts'
import type { AppDeps } from './deps.ts'
import { fieldsRoutes } from './fields.ts'
import { flowsRoutes } from './flows.ts'
import { guard } from './guard.ts'
import { healthRoutes } from './health.ts'
import { intakeRoutes, onUnknownCall } from './intake/routes.ts'
import { journeysRoutes } from './journeys.ts'
import { liveRoutes } from './live.ts'
import { onError, onNotFound } from './onError.ts'
import { openapiRoutes, schemaRoutes } from './openapi.ts'
import { previewRoutes } from './preview.ts'
import { renderingsRoutes } from './renderings.ts'
import { segmentsRoutes } from './segments.ts'
import { sessionRoutes } from './session.ts'
import { settingsRoutes } from './settings.ts'
import { templatesRoutes } from './templates.ts'
import { versionsRoutes } from './versions.ts'

// One type a resource, for the typed client: hc<FlowsApi>('/api'). All of them chained into one would be more than the compiler can take.
export type CustomersApi = ReturnType<typeof customersRoutes>
export type DeliveriesApi = ReturnType<typeof deliveriesRoutes>
export type FieldsApi = ReturnType<typeof fieldsRoutes>
export type FlowsApi = ReturnType<typeof flowsRoutes>
export type JourneysApi = ReturnType<typeof journeysRoutes>
export type PreviewApi = ReturnType<typeof previewRoutes>
export type RenderingsApi = ReturnType<typeof renderingsRoutes>
export type SegmentsApi = ReturnType<typeof segmentsRoutes>
export type SessionApi = ReturnType<typeof sessionRoutes>
export type SettingsApi = ReturnType<typeof settingsRoutes>
export type TemplatesApi = ReturnType<typeof templatesRoutes>
export type VersionsApi = ReturnType<typeof versionsRoutes>

/** The whole HTTP interface: the intake, the app's API, the app. Needs no port: `app.request` is enough for a test. */
export function createApp(deps: AppDeps): Hono {
  const { config, log } = deps
  const app = new Hono()
  app.onError(onError(log))
  app.notFound((c) => (/^\/v1(?:\/|$)/.test(c.req.path) ? onUnknownCall(c) : onNotFound(c)))
  app.route('/v1', intakeRoutes(deps))
  app.route('/', healthRoutes(deps))
  app.route('/schema', schemaRoutes())
  app.route('/api', apiRoutes(app, deps))
  app.route('/', appFiles(config.appDir))
  return app
}

function apiRoutes(app: Hono, deps: AppDeps) {
  const { publicUrl, adminToken, version } = deps.config
  const api = new Hono()
  api.use(guard(publicUrl))
  api.use(async (c, next) => {
    await next()
    // Answers are of this moment and of this person.
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
  })
  api.route('/', sessionRoutes(deps.config))
  api.use(requireToken(adminToken))
  for (const routes of [
    flowsRoutes,
    versionsRoutes,
    previewRoutes,
    journeysRoutes,
    liveRoutes,
    customersRoutes,
    segmentsRoutes,
    fieldsRoutes,
    deliveriesRoutes,
    renderingsRoutes,
    settingsRoutes,
    templatesRoutes,
  ]) {
    api.route('/', routes(deps))
  }
  api.route('/', openapiRoutes(app, version))
  return api
}
