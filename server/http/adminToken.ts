import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { notSignedIn } from '../refusals.ts'

const cookieName = 'runnel_session'
const monthSeconds = 30 * 24 * 3600

/** Lets only those in who have the admin token, as a bearer token or by the cookie that it was traded for. Without a token everybody is. */
export const requireToken =
  (adminToken: string | null): MiddlewareHandler =>
  async (c, next) => {
    if (adminToken !== null && !hasToken(c, adminToken)) throw notSignedIn()
    await next()
  }

function hasToken(c: Context, adminToken: string): boolean {
  const bearer = /^bearer +(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (bearer !== undefined) return isSame(bearer.trim(), adminToken)
  const cookie = getCookie(c, cookieName)
  return cookie !== undefined && isSame(cookie, sessionOf(adminToken))
}

/** Signs a browser in. Throws a 401 for a wrong token. */
export function openSession(c: Context, adminToken: string, given: string, isSecure: boolean): void {
  if (!isSame(given, adminToken)) throw notSignedIn()
  setCookie(c, cookieName, sessionOf(adminToken), {
    httpOnly: true,
    sameSite: 'Strict',
    secure: isSecure,
    path: '/',
    maxAge: monthSeconds,
  })
}

/** Signs a browser out. */
export function closeSession(c: Context): void {
  deleteCookie(c, cookieName, { path: '/' })
}

/** What the cookie holds: it proves the token without being it, and a new token ends all sessions. */
const sessionOf = (adminToken: string): string =>
  createHmac('sha256', adminToken).update('runnel session').digest('base64url')

/** Compares digests, so that the time tells neither the length nor a common beginning. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'runnel compare').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
