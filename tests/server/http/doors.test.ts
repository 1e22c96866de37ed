import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { StoreUnavailable } from '../../../server/ports/journal.ts'
import { greeting } from '../../builders/flows.ts'
import { tempFolder } from '../../builders/tempFolder.ts'
import { testServer } from '../../builders/testServer.ts'

const guarded = { config: { ADMIN_TOKEN: 'correct horse battery', PUBLIC_URL: 'https://flows.example.com' } }
const withConfig = (config: object) => ({
  config: { TIMEZONE: 'UTC', CURRENCY: 'USD', MAIL_FROM: 'a@b.example', WRITE_KEY: 'k', ...config },
})

describe('the host', () => {
  it.each([
    ['http://localhost:4321', 200],
    ['http://127.0.0.1', 200],
    ['http://[::1]:80', 200],
    ['https://flows.example.com', 200],
    ['http://evil.example', 403],
    ['http://localhost.evil.example', 403],
    ['http://127.0.0.1.nip.io', 403],
  ])('%s is answered with %i', async (origin, status) => {
    const server = await testServer(withConfig({ PUBLIC_URL: 'https://flows.example.com' }))
    expect((await server.app.request(`${origin}/api/flows`)).status).toBe(status)
  })
})

describe('a change', () => {
  it.each([
    ['our own page', { origin: 'http://localhost' }, 201],
    ['no browser at all', {}, 201],
    ['our public address', { origin: 'https://flows.example.com' }, 201],
    ['another page', { origin: 'https://evil.example' }, 403],
    ['another port of this machine', { origin: 'http://localhost:3000' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('by %s is answered with its due', async (_, headers, status) => {
    const server = await testServer(withConfig({ PUBLIC_URL: 'https://flows.example.com' }))
    expect((await server.call('POST', '/api/flows', greeting(), headers)).status).toBe(status)
  })
})

describe('the admin token', () => {
  const token = 'correct horse battery'

  it('guards the API and the metrics, and nothing else', async () => {
    const server = await testServer(withConfig(guarded.config))
    for (const path of ['/api/flows', '/api/openapi.json', '/api/nowhere', '/metrics']) {
      expect([path, (await server.call('GET', path)).status]).toEqual([path, 401])
    }
    for (const path of ['/healthz', '/readyz', '/schema/flow-1.json']) {
      expect([path, (await server.call('GET', path)).status]).toEqual([path, 200])
    }
    expect((await server.call('POST', '/v1/track', { userId: 'a', event: 'E', writeKey: 'k' })).status).toBe(200)
  })

  it.each([
    [token, 200],
    ['correct horse', 401],
    ['', 401],
    [`${token}!`, 401],
  ])('%j as a bearer token is answered with %i', async (given, status) => {
    const server = await testServer(withConfig(guarded.config))
    expect((await server.call('GET', '/api/flows', undefined, { authorization: `Bearer ${given}` })).status).toBe(
      status,
    )
  })

  it('is traded for a cookie that no script can read and no other site can send', async () => {
    const server = await testServer(withConfig(guarded.config))
    expect((await server.call('POST', '/api/session', { token: 'wrong' })).status).toBe(401)
    const opened = await server.call('POST', '/api/session', { token })
    const cookie = opened.headers.get('set-cookie') ?? ''
    expect(opened.status).toBe(204)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).toMatch(/Secure/)
    expect(cookie).not.toContain(token)
    const [pair = ''] = cookie.split(';')
    expect((await server.call('GET', '/api/flows', undefined, { cookie: pair })).status).toBe(200)
    expect((await server.call('GET', '/api/flows', undefined, { cookie: `${pair}x` })).status).toBe(401)
    expect((await server.call('DELETE', '/api/session')).headers.get('set-cookie')).toContain('Max-Age=0')
  })
})

describe('problems', () => {
  it('tells an unknown call apart', async () => {
    const server = await testServer()
    const { status, body, headers } = await server.call('GET', '/api/nowhere')
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect(body).toMatchObject({ status: 404, title: 'Not found' })
    expect((await server.call('POST', '/hooks/shopify', {})).status).toBe(404)
  })

  it('asks to come back where nothing can be stored', async () => {
    const server = await testServer({
      wrapJournal: (journal) => ({
        ...journal,
        transact: () => Promise.reject(new StoreUnavailable('The disk is full.')),
        isWritable: () => false,
      }),
    })
    for (const path of ['track', 'batch']) {
      const item = { type: 'track', userId: 'ada', event: 'Signed Up' }
      const answer = await server.post(`/v1/${path}`, path === 'batch' ? { batch: [item] } : item)
      expect([answer.status, answer.headers.get('retry-after'), answer.body.success]).toEqual([503, '1', false])
    }
    expect((await server.call('GET', '/readyz')).status).toBe(503)
    expect((await server.call('GET', '/healthz')).status).toBe(200)
  })

  it('says yes to nobody before it is stored for good', async () => {
    const { promise: stored, resolve: store } = Promise.withResolvers<void>()
    const server = await testServer({
      wrapJournal: (journal) => ({
        ...journal,
        transact: async (unit) => {
          const answer = await journal.transact(unit)
          await stored
          return answer
        },
      }),
    })
    let answered = 0
    const item = { type: 'track', userId: 'ada', event: 'Signed Up' }
    const answers = [server.post('/v1/track', item), server.post('/v1/batch', { batch: [item] })].map(
      async (answer) => {
        await answer
        answered += 1
      },
    )
    await server.settle()
    expect(server.journal.allEvents('ada')).toHaveLength(2)
    expect(answered).toBe(0)
    store()
    await Promise.all(answers)
    expect(answered).toBe(2)
  })

  it('logs a bug once, and keeps what a customer wrote out of it', async () => {
    const server = await testServer({
      wrapJournal: (journal) => ({ ...journal, transact: () => Promise.reject(new Error('a bug')) }),
    })
    const answer = await server.post('/v1/track', { userId: 'ada', event: 'Signed Up', properties: { secret: 'x' } })
    expect([answer.status, answer.body.success]).toEqual([500, false])
    expect(server.logged).toEqual(['A call of the intake failed. a bug'])
  })
})

describe('the app', () => {
  async function built(more: Record<string, Buffer> = {}) {
    const appDir = await tempFolder()
    await mkdir(join(appDir, 'assets'))
    await writeFile(join(appDir, 'index.html'), '<meta nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>')
    await writeFile(join(appDir, 'assets/app-1a2b.js'), 'run()')
    for (const [path, bytes] of Object.entries(more)) await writeFile(join(appDir, path), bytes)
    return testServer({ appDir })
  }

  it('is the same page under all of its own addresses, with a nonce of its own each time', async () => {
    const server = await built()
    const [first, second] = [await server.call('GET', '/'), await server.call('GET', '/flows/abc')]
    const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? '')?.[1]
    const nonce = nonceOf(first.headers.get('content-security-policy'))
    expect(first.body).toBe(`<meta nonce="${nonce}"><script nonce="${nonce}"></script>`)
    expect(nonceOf(second.headers.get('content-security-policy'))).not.toBe(nonce)
    expect(first.headers.get('cache-control')).toBe('no-store')
  })

  it('runs nothing that is not its own', async () => {
    const server = await built()
    const policy = (await server.call('GET', '/')).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('has files that a browser may keep for ever', async () => {
    const server = await built()
    const file = await server.call('GET', '/assets/app-1a2b.js')
    expect([file.body, file.headers.get('content-type')]).toEqual(['run()', 'text/javascript; charset=utf-8'])
    expect(file.headers.get('cache-control')).toContain('immutable')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('sends a file as the build packed it to whoever takes that, and to others as it is', async () => {
    const server = await built({ 'assets/app-1a2b.js.gz': gzipSync('packed()') })
    const get = async (accepted: string) => {
      const { body, headers } = await server.call('GET', '/assets/app-1a2b.js', undefined, {
        'accept-encoding': accepted,
      })
      return [headers.get('content-encoding'), headers.get('content-type'), headers.get('vary'), body]
    }
    const packed = ['gzip', 'text/javascript; charset=utf-8', 'accept-encoding', gzipSync('packed()').toString()]
    const plain = [null, 'text/javascript; charset=utf-8', 'accept-encoding', 'run()']
    expect(await get('gzip, deflate, br, zstd')).toEqual(packed)
    expect(await get('br, gzip;q=0.5')).toEqual(packed)
    expect(await get('br')).toEqual(plain)
    expect(await get('gzip;q=0, br')).toEqual(plain)
  })

  it.each([
    '/assets/gone.js',
    '/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/assets/..%2f..%2f..%2fetc/passwd.txt',
  ])('keeps %s to itself', async (path) => {
    const server = await built()
    expect((await server.call('GET', path)).status).toBe(404)
  })

  it('shows its page for a customer whose id is an email address', async () => {
    const server = await built()
    const answer = await server.call('GET', '/customers/ada@example.com', undefined, { accept: 'text/html,*/*' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8'])
  })

  it.each(['/api/x', '/v1/x', '/hooks/x', '/schema/x'])('is not what machines get at %s', async (path) => {
    const server = await built()
    const answer = await server.call('GET', path, undefined, { accept: 'text/html' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, expect.stringContaining('json')])
  })

  it('is there as soon as it is built', async () => {
    const appDir = await tempFolder()
    const server = await testServer({ appDir })
    expect((await server.call('GET', '/')).status).toBe(503)
    await writeFile(join(appDir, 'index.html'), 'built')
    expect((await server.call('GET', '/')).body).toBe('built')
    expect((await server.call('GET', '/index.html')).headers.get('cache-control')).toBe('no-store')
  })

  it('says in one line that it is not built yet', async () => {
    const server = await testServer()
    expect(await server.call('GET', '/')).toMatchObject({ status: 503, body: expect.stringContaining('npm run build') })
  })
})
