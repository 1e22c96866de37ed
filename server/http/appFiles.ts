import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import type { Context } from 'hono'
import { Hono } from 'hono'

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

/** Serves the built app: its files, and its page for every other address, which the app's own routes read. */
export function appFiles(appDir: string | null) {
  const files = new Hono()
  if (appDir === null || !existsSync(join(appDir, 'index.html'))) {
    return files.get('/*', (c) =>
      c.text('The app is not built yet. Run "npm run build", then start the server again.\n', 503, securityHeaders),
    )
  }
  const page = readFileSync(join(appDir, 'index.html'), 'utf8')
  return files.get('/*', async (c) => {
    const path = normalize(c.req.path)
    if (path === '/index.html' || extname(path) === '') return sendPage(c, page)
    return (await sendFile(c, appDir, path)) ?? c.text('There is no such file.\n', 404, securityHeaders)
  })
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

async function sendFile(c: Context, appDir: string, path: string): Promise<Response | null> {
  // The path is normalised and comes from a URL, which begins with a slash: it cannot leave the folder.
  const bytes = await readFile(join(appDir, path)).catch(() => null)
  if (bytes === null) return null
  return c.body(new Uint8Array(bytes), 200, {
    ...securityHeaders,
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    // The build puts a hash of its content into the name of each file in assets/.
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
}
