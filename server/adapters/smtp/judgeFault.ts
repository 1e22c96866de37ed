/** What nodemailer adds to an error. */
interface SmtpFault extends Error {
  /** nodemailer's own word for what failed, e.g. `EAUTH`, `ECONNECTION`. */
  code?: string
  /** The SMTP command in flight. */
  command?: string
  /** The server's words. */
  response?: string
  responseCode?: number
  /** A 5xx of the server. */
  permanent?: boolean
}

/** What a failed try means. */
export interface Judgement {
  result: 'give-up' | 'retry-later'
  /** True where it says nothing of this mail: every mail would fail the same way. */
  aboutServer: boolean
  response: string
}

/** Tells a mail that can never go from one that may go later, and a wrong mail from a server that does not want us at all. */
export function judgeFault(fault: unknown): Judgement {
  if (!(fault instanceof Error)) return { result: 'retry-later', aboutServer: true, response: String(fault) }
  const { code, command, responseCode, permanent }: SmtpFault = fault
  const response = words(fault)
  if (code === 'EAUTH')
    return { result: 'retry-later', aboutServer: true, response: `The login was refused: ${response}` }
  // An answer to the recipient or the text; our greeting and the sender were accepted before.
  if (responseCode !== undefined && (command === 'RCPT TO' || command === 'DATA')) {
    return { result: permanent ? 'give-up' : 'retry-later', aboutServer: false, response }
  }
  // Refused by nodemailer before a word was said: no such address can exist, or the mail is larger than the server takes.
  if (responseCode === undefined && (code === 'EENVELOPE' || code === 'EMESSAGE')) {
    return { result: 'give-up', aboutServer: false, response }
  }
  // Also a 5xx to the greeting or the sender: the operator can mend that, and no mail is lost over it.
  return { result: 'retry-later', aboutServer: true, response }
}

const words = (fault: SmtpFault): string =>
  (fault.response ?? fault.message)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
