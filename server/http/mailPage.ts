import type { Context } from 'hono'

// A mail is a stranger's page: no script, no form, no origin, and nothing but pictures from outside.
const mailPolicy =
  "sandbox; default-src 'none'; img-src https: data:; style-src 'unsafe-inline'; font-src https: data:; frame-ancestors 'self'"

/** Answers with a mail as its reader sees it, shut in. */
export const sendMailPage = (c: Context, html: string): Response =>
  c.body(html, 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': mailPolicy,
    'cache-control': 'no-store',
  })
