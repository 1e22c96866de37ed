import type { MiddlewareHandler } from 'hono'
import { isLoopback } from '../config.ts'
import { foreignCaller } from '../refusals.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Answers only under names that are ours, so that no foreign name can be pointed here (DNS rebinding), and takes changes only from our own pages,
 * so that no foreign page can drive a signed-in browser.
 */
export const guard =
  (publicUrl: string | null): MiddlewareHandler =>
  async (c, next) => {
    const own = publicUrl === null ? null : new URL(publicUrl)
    const url = new URL(c.req.url)
    if (!isLoopback(url.hostname) && url.hostname !== own?.hostname) {
      throw foreignCaller(
        `The server does not answer under the name ${url.hostname}. Set PUBLIC_URL to the address that people use.`,
      )
    }
    if (!safeMethods.has(c.req.method)) {
      const origin = c.req.header('origin')
      const isOurs = origin === undefined || origin === own?.origin || hostOf(origin) === url.host
      if (!isOurs || c.req.header('sec-fetch-site') === 'cross-site') {
        throw foreignCaller('Another page may not change anything here.')
      }
    }
    await next()
  }

/** The host with its port; null for what is no origin, e.g. the `null` of a sandboxed page. */
const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)
