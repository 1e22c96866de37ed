import type { Emitter, Template } from 'liquidjs'
import { CaptureTag, Context, Liquid, LiquidError, toValueSync } from 'liquidjs'
import { isKnownZone, zoneOf } from '../engine/calendar.ts'
import type { Scope } from '../engine/world.ts'
import type { TemplateClock } from './dateText.ts'
import { dateText } from './dateText.ts'
import { LiquidFault } from './LiquidFault.ts'
import { liquidLimits } from './liquidLimits.ts'
import { sayFault } from './sayFault.ts'
import { templateScope } from './templateScope.ts'

export { LiquidFault } from './LiquidFault.ts'

/** What becomes of the values in a text: `html` escapes each one that does not end in `| raw`, `none` leaves them be. */
export type Escaping = 'html' | 'none'

/**
 * Renders a message template for one customer; the same scope always gives the same text. It sees `customer` (`id`,
 * `traits`, `tags`, `segments`, `consent` and the computed attributes), `event`, `journey` and `now`; a missing value is
 * empty. `date` uses the customer's zone. The body of an email is rendered with `escaping: 'html'`; subjects, URLs, texts and
 * webhook bodies (there is the `json` filter) with `none`. Throws a {@link LiquidFault}.
 *
 * @example renderLiquid('Hello {{ customer.traits.first_name | default: "you" }}', scope)
 */
export function renderLiquid(
  template: string,
  scope: Scope,
  { escaping = 'none' }: { escaping?: Escaping } = {},
): string {
  const parsed = parsedOnce(template, escaping)
  const engine = engineFor(escaping)
  const { zone } = zoneOf(scope.customer, scope.workspace)
  const context = boundedContext(engine, templateScope(scope, zone))
  context.setRegister('clock', { now: scope.now, zone } satisfies TemplateClock)
  const output = new BoundedEmitter()
  try {
    toValueSync(engine.renderer.renderTemplates(parsed, context, output))
  } catch (error) {
    throw faultFrom(error)
  }
  return output.buffer
}

/** What keeps a template from being read; an empty list means that it can be rendered. */
export function parseLiquid(template: string): { errors: string[] } {
  try {
    parsedOnce(template, 'none')
    return { errors: [] }
  } catch (error) {
    if (error instanceof LiquidFault) return { errors: [error.message] }
    throw error
  }
}

/**
 * The values a template asks its scope for, as dotted names in the order of the alphabet; empty where it cannot be read.
 *
 * @example liquidVariables('Hi {{ customer.traits.first_name }}') // ['customer.traits.first_name']
 */
export function liquidVariables(template: string): string[] {
  if (parseLiquid(template).errors.length > 0) return []
  const names = engineFor('none').globalVariableSegmentsSync(parsedOnce(template, 'none'), { partials: false })
  const dotted = names.map((segments) => segments.filter((part) => typeof part !== 'object').join('.'))
  return [...new Set(dotted)].sort()
}

// A file would be read, a draw not repeated, and cryptography is not the same in every browser.
const removedTags = ['include', 'render', 'layout', 'block']
const removedFilters = [
  'sample',
  'sha256',
  'hmac_sha256',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
]

const engines: Partial<Record<Escaping, Liquid>> = {}

function engineFor(escaping: Escaping): Liquid {
  engines[escaping] ??= newEngine(escaping)
  return engines[escaping]
}

function newEngine(escaping: Escaping): Liquid {
  const engine = new Liquid({
    templates: {},
    // Said outright: it would ask the machine for its own, which differs from one to the next, and takes a browser 15 ms.
    locale: 'en',
    ownPropertyOnly: true,
    strictFilters: true,
    parseLimit: liquidLimits.templateCharacters,
    memoryLimit: liquidLimits.memory,
    renderLimit: liquidLimits.wallClockMs,
    ...(escaping === 'html' && { outputEscape: 'escape' as const }),
  })
  for (const tag of removedTags) delete engine.tags[tag]
  for (const filter of removedFilters) engine.unregisterFilter(filter)
  engine.registerTag('capture', BoundedCapture)
  engine.registerFilter('date', function date(value: unknown, format?: unknown, zone?: unknown) {
    const clock: TemplateClock = this.context.getRegister('clock')
    const text = dateText(value, typeof format === 'string' ? format : '%Y-%m-%d', clockIn(zone, clock))
    this.context.memoryLimit.use(text?.length ?? 0)
    return text ?? value
  })
  return engine
}

const clockIn = (zone: unknown, clock: TemplateClock): TemplateClock =>
  typeof zone === 'string' && isKnownZone(zone) ? { ...clock, zone } : clock

/** Text that grows no further than a message may. */
class BoundedEmitter implements Emitter {
  buffer = ''
  write(part: unknown): void {
    this.buffer += textOf(part)
    if (this.buffer.length > liquidLimits.outputCharacters) throw new Error('output too long')
  }
}

function textOf(part: unknown): string {
  if (Array.isArray(part)) return part.map(textOf).join('')
  return part === null || part === undefined ? '' : String(part)
}

/** `capture` collects text of its own, so it needs the same bound as the output. */
class BoundedCapture extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    const captured = new BoundedEmitter()
    yield this.liquid.renderer.renderTemplates(this.templates, context, captured)
    Object.assign(context.bottom(), { [this.variable]: captured.buffer })
  }
}

// The engine asks its clock before each part that it renders: the place to count them, which a slow machine cannot change.
function boundedContext(engine: Liquid, scope: object): Context {
  const context = new Context(scope, engine.options, { sync: true }, { liquid: engine })
  const clock = context.renderLimit
  const check = clock.check.bind(clock)
  let parts = 0
  clock.check = (now) => {
    parts += 1
    if (parts > liquidLimits.parts) throw new Error('too many parts')
    check(now)
  }
  return context
}

// A mail to 100,000 customers is read once. What was used longest ago goes first.
const rememberedTemplates = 200
const parsedTemplates = new Map<string, Template[]>()

function parsedOnce(template: string, escaping: Escaping): Template[] {
  const key = `${escaping} ${template}`
  const parsed = parsedTemplates.get(key) ?? parse(template, escaping)
  parsedTemplates.delete(key)
  parsedTemplates.set(key, parsed)
  const [oldest] = parsedTemplates.keys()
  if (parsedTemplates.size > rememberedTemplates && oldest !== undefined) parsedTemplates.delete(oldest)
  return parsed
}

function parse(template: string, escaping: Escaping): Template[] {
  if (template.length > liquidLimits.templateCharacters) throw faultFrom(new Error('template too long'))
  try {
    return engineFor(escaping).parse(template)
  } catch (error) {
    throw faultFrom(error)
  }
}

function faultFrom(error: unknown): LiquidFault {
  const message = error instanceof Error ? error.message : String(error)
  if (!LiquidError.is(error)) return new LiquidFault(capitalised(sayFault(message)), null)
  const [line = 1, column = 1] = error.token.getPosition()
  return new LiquidFault(sayFault(message), { line, column })
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
