import { expect, it } from 'vitest'
import { mailboxSender } from '../../server/adapters/mailbox/mailboxSender.ts'
import { anEmail } from '../builders/aDelivery.ts'

it('keeps a mail as not sent where there is no mail server, and says what to set', async () => {
  const attempt = await mailboxSender.send(anEmail(), new AbortController().signal)
  expect(attempt).toMatchObject({ result: 'not-sent', response: expect.stringMatching(/SMTP_URL/) })
  expect(mailboxSender.describe()).toMatchObject({ ready: false, text: expect.stringMatching(/SMTP_URL/) })
})
