import type { PreviewAnswer, TestResult } from '../api/journeyAnswers.ts'
import type { PreviewContext } from '../engine/replay.ts'
import { previewFlow } from '../engine/replay.ts'
import type { JsonValue } from '../json.ts'
import type { Flow } from './flow.ts'
import type { FlowTest } from './flowTest.ts'

type Expect = FlowTest['expect']

/** What tests run against; `storedOf` finds the stored customer that a test names, null where there is none. */
interface TestContext extends Omit<PreviewContext, 'stored'> {
  storedOf?(customerId: string): NonNullable<PreviewContext['stored']> | null
}

/** Runs the tests that a flow carries, each from its own beginning. What `expect` does not name is not tested. */
export function runFlowTests(flow: Flow, context: TestContext): TestResult[] {
  return flow.tests.map((test) => runTest(flow, test, context))
}

function runTest(flow: Flow, { name, given, expect }: FlowTest, { storedOf, ...context }: TestContext): TestResult {
  const { customerId } = given
  const stored = customerId === undefined ? null : (storedOf?.(customerId) ?? null)
  if (customerId !== undefined && stored === null) {
    return failed(name, `given.customerId: there is no customer ${said(customerId)} here.`)
  }
  try {
    const preview = previewFlow(flow, given, { ...context, ...(stored && { stored }) })
    const failures = compare(expect, preview)
    return { name, passed: failures.length === 0, failures, preview }
  } catch (error) {
    // A time in `given` that cannot be read: the test is wrong, and the other tests still run.
    if (!(error instanceof RangeError)) throw error
    return failed(name, error.message)
  }
}

const failed = (name: string, failure: string): TestResult => ({
  name,
  passed: false,
  failures: [failure],
  preview: nothingHappened,
})

const nothingHappened: PreviewAnswer = {
  entered: false,
  says: [],
  steps: [],
  end: 'not-entered',
  endedAt: null,
  converted: false,
}

function compare(expect: Expect, preview: PreviewAnswer): string[] {
  return [
    ...differs('entered', expect.entered, preview.entered),
    ...differs('reason', expect.reason, preview.reason),
    ...differs('path', expect.path?.join(' → '), preview.steps.map(({ nodeId }) => nodeId).join(' → ')),
    ...compareEffects(expect.effects, preview),
    ...differs('end', expect.end, preview.end),
    ...differs('endReason', expect.endReason, preview.endReason),
    ...differs('converted', expect.converted, preview.converted),
  ]
}

function differs(what: string, expected: string | boolean | undefined, got: string | boolean | undefined): string[] {
  return expected === undefined || expected === got ? [] : [`${what}: expected ${said(expected)}, got ${said(got)}.`]
}

const said = (value: JsonValue | undefined): string => (value === undefined ? 'nothing' : JSON.stringify(value))

/** As many effects as expected, in their order, each with at least what the test names. */
function compareEffects(expected: Expect['effects'], { steps }: PreviewAnswer): string[] {
  if (!expected) return []
  const effects = steps.flatMap((step) => step.effects)
  if (effects.length !== expected.length) {
    return [`effects: expected ${expected.length}, got ${effects.length}.`]
  }
  return expected.flatMap((wanted, index) => {
    // An effect's answer is JSON that was made a moment ago; its type only leaves the open part unnamed.
    const got = effects[index] as JsonValue
    return includes(got, wanted) ? [] : [`effects[${index}]: expected ${said(wanted)}, got ${said(got)}.`]
  })
}

/** Whether a value has all that is wanted: objects may have more, everything else is equal. */
function includes(got: JsonValue | undefined, wanted: JsonValue): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(got) && got.length === wanted.length && wanted.every((each, index) => includes(got[index], each))
    )
  }
  if (typeof wanted !== 'object' || wanted === null) return got === wanted
  if (typeof got !== 'object' || got === null || Array.isArray(got)) return false
  return Object.entries(wanted).every(([key, each]) => Object.hasOwn(got, key) && includes(got[key], each))
}
