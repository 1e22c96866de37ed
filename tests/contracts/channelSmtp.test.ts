import type { SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { createSmtpSender } from '../../server/adapters/smtp/smtpSender.ts'
import { anEmail } from '../builders/aDelivery.ts'
import { openMailServer, refusal } from '../builders/mailServer.ts'
import { manualClock } from '../builders/manualClock.ts'
import type { OtherSide } from './channel.ts'
import { channelContract } from './channel.ts'

channelContract('SMTP', async (otherSide) => {
  const reached = Promise.withResolvers<void>()
  const server = await openMailServer({
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'shop' }),
    ...behaviour(otherSide, reached.resolve),
  })
  if (otherSide === 'is-down') await server.close()
  const sender = createSmtpSender({ clock: manualClock(), url: `smtp://shop:s3cret@127.0.0.1:${server.port}` })
  onTestFinished(async () => {
    sender.close()
    if (otherSide !== 'is-down') await server.close()
  })
  return {
    sender,
    delivery: (visit = 1) => anEmail({}, visit),
    acceptedKeys: () => server.mails.map(({ headers }) => headers['message-id'] ?? ''),
    reached: reached.promise,
    secret: 's3cret',
  }
})

function behaviour(otherSide: OtherSide, reached: () => void): SMTPServerOptions {
  if (otherSide === 'is-busy') return { onRcptTo: (_address, _session, done) => done(refusal(451, 'Try later')) }
  if (otherSide === 'refuses') return { onRcptTo: (_address, _session, done) => done(refusal(550, 'No such user')) }
  return otherSide === 'never-answers' ? { onRcptTo: reached } : {}
}
