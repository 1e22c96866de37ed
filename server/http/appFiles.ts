import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { accepts } from 'hono/accepts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
}

/** What machines call: an unknown address there is no page of the app. */
const machinePaths = /^\/(?:api|v1|hooks|schema)(?:\/|$)/

/** Serves the built app: its files, and its page for every other address, which the app's own routes read. Reads them each time: a build may come at any moment. */
export function appFiles(appDir: string | null) {
  return new Hono().get('/*', async (c) => {
    const { path } = c.req
    if (machinePaths.test(path)) return c.notFound()
    const file = path === pagePath ? null : await readPacked(c, appDir, path)
    if (file) return sendFile(c, path, file)
    // An address may end like a file, where a customer's id is an email address; a browser says that it wants a page.
    const isPage = extname(path) === '' || path === pagePath || c.req.header('accept')?.includes('text/html')
    if (!isPage) return c.text('There is no such file.\n', 404, securityHeaders)
    const page = await readInside(appDir, pagePath)
    return page ? sendPage(c, page.toString()) : c.text(notBuilt, 503, securityHeaders)
  })
}

const pagePath = '/index.html'

const notBuilt = 'The app is not built yet. Run "npm run build".\n'

interface Served {
  bytes: Buffer
  isGzipped: boolean
}

/** A file, as the build packed it where the browser takes that. */
async function readPacked(c: Context, appDir: string | null, path: string): Promise<Served | null> {
  const packed = takesGzip(c) ? await readInside(appDir, `${path}.gz`) : null
  const bytes = packed ?? (await readInside(appDir, path))
  return bytes && { bytes, isGzipped: packed !== null }
}

const takesGzip = (c: Context): boolean =>
  accepts(c, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' }) === 'gzip'

/** A file of the folder and of no other place, null where there is none. */
async function readInside(appDir: string | null, path: string): Promise<Buffer | null> {
  const file = appDir === null ? null : join(appDir, path)
  if (appDir === null || !file?.startsWith(join(appDir, sep))) return null
  // Also null for the name of a folder.
  return readFile(file).catch(() => null)
}

function sendPage(c: Context, page: string): Response {
  const nonce = randomBytes(16).toString('base64')
  return c.html(page.replaceAll('__CSP_NONCE__', nonce), 200, {
    ...securityHeaders,
    'content-security-policy': policy(nonce),
    // A new build has new names for its files: an old page would ask for ones that are gone.
    'cache-control': 'no-store',
  })
}

/** Nothing but our own files, and styles that our own page put in. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

function sendFile(c: Context, path: string, { bytes, isGzipped }: Served): Response {
  return c.body(new Uint8Array(bytes), 200, {
    ...securityHeaders,
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    ...(isGzipped && { 'content-encoding': 'gzip' }),
    vary: 'accept-encoding',
    // The build puts a hash of its content into the name of each file in assets/.
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
}
