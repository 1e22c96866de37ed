import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import { JsonView } from '../ui/JsonView.tsx'
import classes from './WebhookRequest.module.css'

/** The call as it is made: method, address, headers, body. */
export function WebhookRequest({ delivery: { body } }: { delivery: DeliveryAnswer }) {
  const headers = Object.entries(body.headers ?? {}).map(([name, value]) => `${name}: ${String(value)}`)
  const head = [`${text(body.method)} ${text(body.url)}`, ...headers].join('\n')
  return (
    <section>
      <h3 className={classes.title}>Request</h3>
      <JsonView label="Request" value={`${head}\n\n${indent(text(body.body))}`.trimEnd()} />
    </section>
  )
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function indent(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
