import { afterEach, describe, expect, it, vi } from 'vitest'
import { answerOf, api, done, given, inPath } from '../../../client/api/client.ts'
import { isRefusal, Refusal } from '../../../client/api/refusal.ts'

const answerWith = (response: Response) => vi.spyOn(globalThis, 'fetch').mockResolvedValue(response)
const refusalOf = async (promise: Promise<unknown>): Promise<Refusal> => {
  const error = await promise.catch((error: unknown) => error)
  if (!(error instanceof Refusal)) throw new Error('No refusal was thrown.')
  return error
}
const listFlows = () => answerOf(api.flows.$get({ query: {} }))
afterEach(() => vi.restoreAllMocks())

describe('a call to the API', () => {
  it('leaves out of the address what is not asked for', async () => {
    const fetch = answerWith(Response.json({}))
    const query = given({ status: 'waiting' as const, nodeId: null, cursor: undefined })
    await answerOf(api.journeys.journeys.$get({ query }))
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/journeys?status=waiting')
  })

  it('finds a customer whose id has every sign that an address has', async () => {
    const fetch = answerWith(Response.json({}))
    await answerOf(api.customers[':id'].$get({ param: { id: inPath('anon:50%/a?b#c') } }))
    expect(fetch.mock.calls[0]?.[0]).toBe('/api/customers/anon%3A50%25%2Fa%3Fb%23c')
  })

  it('hands on what the server says is wrong, with paths', async () => {
    const errors = [{ path: 'nodes[0].data', message: 'Unknown key.' }]
    answerWith(Response.json({ title: 'Wrong', detail: 'One thing is wrong.', errors }, { status: 422 }))
    const refusal = await refusalOf(listFlows())
    expect(refusal).toMatchObject({ status: 422, title: 'Wrong', message: 'One thing is wrong.', errors })
    expect(isRefusal(refusal, 422)).toBe(true)
  })

  it('has a word for an answer that is not JSON', async () => {
    answerWith(new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway' }))
    expect(await refusalOf(listFlows())).toMatchObject({ status: 502, title: 'The server answered 502' })
  })

  it('says that nothing was changed when the server cannot be reached', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
    const refusal = await refusalOf(listFlows())
    expect(refusal.status).toBe(0)
    expect(refusal.message).toContain('Nothing was changed')
  })

  it('takes an answer without a body', async () => {
    answerWith(new Response(null, { status: 204 }))
    await expect(done(api.flows[':id'].$delete({ param: { id: 'f1' } }))).resolves.toBeUndefined()
  })
})
