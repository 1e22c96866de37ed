import type { Channel } from '../customer/customer.ts'
import type { Scope } from '../engine/world.ts'
import { LiquidFault, renderLiquid } from './liquid.ts'

/** A message as one customer would read it. A part that cannot be rendered is empty, and `faults` says why, in the words of the check. */
export interface RenderedParts {
  parts: Record<string, string>
  faults: { part: string; message: string }[]
}

/** Renders a message part by part, such as subject and body, so that a mistake in one leaves the others to be read. Only the body of an email is HTML. */
export function renderParts(
  channel: Channel,
  templates: Readonly<Record<string, string>>,
  scope: Scope,
): RenderedParts {
  const rendered: RenderedParts = { parts: {}, faults: [] }
  for (const [part, template] of Object.entries(templates)) {
    try {
      const escaping = channel === 'email' && part === 'body' ? 'html' : 'none'
      rendered.parts[part] = renderLiquid(template, scope, { escaping })
    } catch (fault) {
      if (!(fault instanceof LiquidFault)) throw fault
      rendered.parts[part] = ''
      rendered.faults.push({ part, message: fault.message })
    }
  }
  return rendered
}
