import { expect, it } from 'vitest'
import config from '../../vite.config.ts'

const proxied = Object.keys(config.server?.proxy ?? {}).map(
  (path) => new RegExp(path.startsWith('^') ? path : `^${path}`),
)
const goesToServer = (path: string): boolean => proxied.some((pattern) => pattern.test(path))

it.each(['/api/flows', '/api/flows/abc?limit=5', '/api/openapi.json', '/v1/track', '/schema/flow-1.json', '/readyz'])(
  'passes %s on to the server in development',
  (path) => {
    expect(goesToServer(path)).toBe(true)
  },
)

it.each(['/', '/flows/abc', '/main.tsx', '/api/client.ts', '/api/useLive.ts?t=17', '/customers/CustomersPage.tsx'])(
  'serves %s from the app in development',
  (path) => {
    expect(goesToServer(path)).toBe(false)
  },
)
