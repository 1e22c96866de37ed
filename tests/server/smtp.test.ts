import { createServer } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import type { SmtpOptions, SmtpSender } from '../../server/adapters/smtp/smtpSender.ts'
import { createSmtpSender } from '../../server/adapters/smtp/smtpSender.ts'
import { anEmail } from '../builders/aDelivery.ts'
import type { MailServer } from '../builders/mailServer.ts'
import { openMailServer, refusal } from '../builders/mailServer.ts'
import { manualClock } from '../builders/manualClock.ts'
import { testCertificate } from '../builders/testCertificate.ts'

const ends: (() => unknown)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function mailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const server = await openMailServer(options, port)
  ends.push(server.close)
  return server
}

function sender(url: string, options: Partial<SmtpOptions> = {}): SmtpSender {
  const smtp = createSmtpSender({ clock: manualClock(), url, ...options })
  ends.push(smtp.close)
  return smtp
}

const never = new AbortController().signal

describe('a mail', () => {
  it('arrives with its envelope, its headers and both forms of its body', async () => {
    const { url, mails } = await mailServer()
    const body = 'Good to see you.\n\nYour code is <b>MUG</b>.'
    expect(await sender(url).send(anEmail({ body }), never)).toMatchObject({
      result: 'sent',
      response: expect.stringMatching(/^250/),
    })
    expect(mails).toMatchObject([
      {
        from: 'hello@shop.example',
        to: ['ada@example.com'],
        headers: { from: 'Little Shop <hello@shop.example>', to: 'ada@example.com', subject: 'Hi Ada' },
        parts: { 'text/plain': 'Good to see you. Your code is MUG.' },
      },
    ])
    expect(mails[0]?.parts['text/html']).toContain('Your code is <b>MUG</b>.')
  })

  it('keeps accents, emoji and other scripts', async () => {
    const { url, mails } = await mailServer()
    const mail = { from: 'Café Łódź <hello@shop.example>', subject: 'Grüße 🎁 и привет', body: 'Olá Zoë, 你好 🎉' }
    await sender(url).send(anEmail(mail), never)
    expect(mails).toMatchObject([
      {
        headers: { from: 'Café Łódź <hello@shop.example>', subject: 'Grüße 🎁 и привет' },
        parts: { 'text/plain': 'Olá Zoë, 你好 🎉' },
      },
    ])
  })

  it('reaches an address with an international domain', async () => {
    const { url, mails } = await mailServer()
    await sender(url).send(anEmail({ to: 'ada@bücher.example' }), never)
    expect(mails).toMatchObject([{ to: ['ada@bücher.example'] }])
  })

  it('keeps its Message-ID over every try, and shares it with no other mail', async () => {
    const { url, mails } = await mailServer()
    const smtp = sender(url)
    for (const delivery of [anEmail(), { ...anEmail(), attempts: [{ at: 1, result: 'retry-later', response: '' }] }]) {
      await smtp.send(delivery, never)
    }
    await smtp.send(anEmail({}, 2), never)
    await smtp.send({ ...anEmail(), createdAt: anEmail().createdAt + 1 }, never)
    const [first, again, nextVisit, otherShop] = mails.map(({ headers }) => headers['message-id'])
    expect(first).toMatch(/^<j1\.node\.1\.[a-z0-9]+@shop\.example>$/)
    expect(again).toBe(first)
    expect(new Set([first, nextVisit, otherShop]).size).toBe(3)
  })

  it('cannot gain a header through its subject or its sender', async () => {
    const { url, mails } = await mailServer()
    const subject = 'Hi\r\nBcc: eve@example.com\r\n\r\nNot the body'
    const from = 'Shop\r\nX-Admin\r\n <hello@shop.example>'
    await sender(url).send(anEmail({ subject, from }), never)
    expect(mails).toMatchObject([
      {
        to: ['ada@example.com'],
        headers: { subject: 'Hi Bcc: eve@example.com Not the body', from: '"Shop X-Admin" <hello@shop.example>' },
      },
    ])
    expect(Object.keys(mails[0]?.headers ?? {}).filter((name) => ['bcc', 'x-admin'].includes(name))).toEqual([])
  })

  it.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example..com',
    'ada@example.com, eve@example.com',
    'ada@example.com\r\nBcc: eve@example.com',
    'ada@example.com>\r\nRCPT TO:<eve@example.com',
    'Ada <ada@example.com>',
    '"ada eve"@example.com',
    `${'a'.repeat(250)}@example.com`,
  ])('is given up without asking the server when %j is no address', async (to) => {
    const { url, mails } = await mailServer()
    expect(await sender(url).send(anEmail({ to }), never)).toMatchObject({ result: 'give-up' })
    expect(mails).toEqual([])
  })

  it('is given up when its sender is no address', async () => {
    const { url } = await mailServer()
    for (const from of [
      '',
      'Little Shop',
      'a@shop.example, b@shop.example',
      'To: eve@example.com <hello@shop.example>',
    ]) {
      expect(await sender(url).send(anEmail({ from }), never)).toMatchObject({ result: 'give-up' })
    }
  })
})

describe('a mail server', () => {
  it('that is busy gets the mail again, and takes it then', async () => {
    const { url, mails } = await mailServer({
      onRcptTo: (_address, session, done) =>
        done(session.envelope && tries++ === 0 ? refusal(450, 'Greylisted') : null),
    })
    let tries = 0
    const smtp = sender(url)
    expect(await smtp.send(anEmail(), never)).toMatchObject({ result: 'retry-later', response: '450 Greylisted' })
    expect(smtp.describe().ready).toBe(true)
    expect(await smtp.send(anEmail(), never)).toMatchObject({ result: 'sent' })
    expect(mails).toHaveLength(1)
  })

  it('that does not know the recipient ends the delivery', async () => {
    const { url } = await mailServer({ onRcptTo: (_address, _session, done) => done(refusal(550, 'No such user')) })
    const smtp = sender(url)
    expect(await smtp.send(anEmail(), never)).toEqual({ result: 'give-up', response: '550 No such user' })
    expect(smtp.describe().ready).toBe(true)
  })

  it('that refuses the text ends the delivery, one that cannot store it now does not', async () => {
    const answers = [refusal(554, 'Looks like spam'), refusal(452, 'No space')]
    const { url } = await mailServer({
      onData(stream, _session, done) {
        stream.resume()
        stream.on('end', () => done(answers.shift()))
      },
    })
    const smtp = sender(url)
    expect(await smtp.send(anEmail(), never)).toMatchObject({ result: 'give-up', response: '554 Looks like spam' })
    expect(await smtp.send(anEmail(), never)).toMatchObject({ result: 'retry-later', response: '452 No space' })
  })

  it('that refuses the login loses no mail, and the settings page says so without the password', async () => {
    const { port } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusal(535, 'Wrong password')),
    })
    const smtp = sender(`smtp://shop:s3cret@127.0.0.1:${port}`)
    const attempt = await smtp.send(anEmail(), never)
    expect(attempt).toMatchObject({ result: 'retry-later', response: expect.stringMatching(/login was refused.*535/) })
    expect(smtp.describe()).toMatchObject({
      ready: false,
      text: expect.stringMatching(/^127\.0\.0\.1:\d+: The login was refused/),
    })
    expect(JSON.stringify([attempt, smtp.describe()])).not.toContain('s3cret')
  })

  it('that refuses our own address loses no mail', async () => {
    const { url } = await mailServer({ onMailFrom: (_address, _session, done) => done(refusal(553, 'Not yours')) })
    const smtp = sender(url)
    expect(await smtp.send(anEmail(), never)).toMatchObject({ result: 'retry-later', response: '553 Not yours' })
    expect(smtp.describe().ready).toBe(false)
  })

  it('that is down gets the mail when it is up again', async () => {
    const down = await openMailServer()
    await down.close()
    const smtp = sender(down.url)
    expect(await smtp.send(anEmail(), never)).toMatchObject({
      result: 'retry-later',
      response: expect.stringMatching(/ECONNREFUSED/),
    })
    expect(smtp.describe().ready).toBe(false)
    const { mails } = await mailServer({}, down.port)
    expect(await smtp.send(anEmail(), never)).toMatchObject({ result: 'sent' })
    expect(mails).toHaveLength(1)
    expect(smtp.describe()).toEqual({ ready: true, text: `127.0.0.1:${down.port}, last mail sent just now` })
  })

  it('that nobody vouches for gets no mail, and the settings page says why', async () => {
    const { url, mails } = await mailServer({ ...testCertificate, disabledCommands: [] })
    const smtp = sender(url)
    expect(await smtp.send(anEmail(), never)).toMatchObject({
      result: 'retry-later',
      response: expect.stringMatching(/certificate/),
    })
    expect(smtp.describe()).toMatchObject({ ready: false, text: expect.stringMatching(/certificate/) })
    expect(mails).toEqual([])
  })

  it('that never greets is left for later', async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    ends.push(() => silent.close())
    const address = silent.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const smtp = sender(`smtp://127.0.0.1:${port}`, { timeoutsMs: { connection: 1_000, greeting: 50, socket: 1_000 } })
    expect(await smtp.send(anEmail(), never)).toMatchObject({
      result: 'retry-later',
      response: expect.stringMatching(/[Gg]reeting/),
    })
  })

  it('that is slow is let go when our server stops', async () => {
    const stopping = new AbortController()
    const { url } = await mailServer({ onRcptTo: () => stopping.abort() })
    const smtp = sender(url)
    expect(await smtp.send(anEmail(), stopping.signal)).toMatchObject({ result: 'retry-later' })
    expect(smtp.describe().ready).toBe(true)
  })

  it('is described with the time of the last mail', async () => {
    const { url, port } = await mailServer()
    const clock = manualClock()
    const smtp = sender(url, { clock })
    expect(smtp.describe()).toEqual({ ready: true, text: `127.0.0.1:${port}, no mail sent since the start` })
    await smtp.send(anEmail(), never)
    const texts = [0, 2 * 60_000, 3 * 3_600_000, 72 * 3_600_000].map((ms) => {
      clock.advance(ms)
      return smtp.describe().text.replace(/^.*last mail sent /, '')
    })
    expect(texts).toEqual(['just now', '2 min ago', '3 h ago', '3 days ago'])
  })
})
