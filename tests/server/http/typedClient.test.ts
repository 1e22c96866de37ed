import { hc } from 'hono/client'
import { expect, expectTypeOf, it } from 'vitest'
import type {
  CustomersApi,
  DeliveriesApi,
  FieldsApi,
  FlowsApi,
  JourneysApi,
  PreviewApi,
  SessionApi,
  SettingsApi,
  TemplatesApi,
  VersionsApi,
} from '../../../server/http/app.ts'
import type {
  CustomerAnswer,
  DeliveryAnswer,
  FieldsAnswer,
  FlowAnswer,
  List,
  SettingsAnswer,
  TemplateAnswer,
  VersionAnswer,
} from '../../../shared/api/answers.ts'
import type { JourneyDetailAnswer, PreviewAnswer } from '../../../shared/api/journeyAnswers.ts'
import { newFlow } from '../../../shared/flow/newFlow.ts'
import { testServer } from '../../builders/testServer.ts'

/** What a call answers with. */
type AnswerOf<T extends (...given: never[]) => Promise<{ json(): Promise<unknown> }>> = Awaited<
  ReturnType<Awaited<ReturnType<T>>['json']>
>

it('has a client that is typed by the routes', async () => {
  const server = await testServer()
  const options = { fetch: (input: RequestInfo | URL, init?: RequestInit) => server.app.request(String(input), init) }
  const flows = hc<FlowsApi>('http://localhost/api', options)
  const made = await flows.flows.$post({ json: newFlow('Typed') })
  const { id, flow } = await made.json()
  expect(flow.name).toBe('Typed')
  const versions = hc<VersionsApi>('http://localhost/api', options)
  const none = await versions.flows[':id'].versions.$get({ param: { id }, query: {} })
  expect(await none.json()).toEqual({ items: [], next: null })
  const templates = hc<TemplatesApi>('http://localhost/api', options)
  expect((await (await templates.templates.$get({ query: {} })).json()).items).toEqual([])
  const session = hc<SessionApi>('http://localhost/api', options)
  expect((await session.session.$post({ json: { token: 'none is set' } })).status).toBe(204)
})

it('gives every answer the type that shared/ declares', () => {
  const flows = hc<FlowsApi>('/api')
  expectTypeOf<AnswerOf<(typeof flows.flows)[':id']['$get']>>().toEqualTypeOf<FlowAnswer>()
  const versions = hc<VersionsApi>('/api')
  type Versions = AnswerOf<(typeof versions.flows)[':id']['versions']['$get']>
  expectTypeOf<Versions['items']>().toEqualTypeOf<List<VersionAnswer>['items']>()
  const preview = hc<PreviewApi>('/api')
  expectTypeOf<AnswerOf<typeof preview.preview.$post>>().toEqualTypeOf<PreviewAnswer>()
  const journeys = hc<JourneysApi>('/api')
  expectTypeOf<AnswerOf<(typeof journeys.journeys)[':id']['$get']>>().toEqualTypeOf<JourneyDetailAnswer>()
  const customers = hc<CustomersApi>('/api')
  expectTypeOf<AnswerOf<(typeof customers.customers)[':id']['$get']>>().toEqualTypeOf<CustomerAnswer>()
  const fields = hc<FieldsApi>('/api')
  expectTypeOf<AnswerOf<typeof fields.fields.$get>>().toExtend<FieldsAnswer>()
  const deliveries = hc<DeliveriesApi>('/api')
  expectTypeOf<AnswerOf<(typeof deliveries.deliveries)[':id']['$get']>>().toEqualTypeOf<DeliveryAnswer>()
  const settings = hc<SettingsApi>('/api')
  expectTypeOf<AnswerOf<typeof settings.settings.$get>>().toExtend<SettingsAnswer>()
  const templates = hc<TemplatesApi>('/api')
  expectTypeOf<AnswerOf<typeof templates.templates.$get>['items'][number]>().toExtend<TemplateAnswer>()
})
