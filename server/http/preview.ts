import { Hono } from 'hono'
import { z } from 'zod'
import { problem } from '../../shared/api/answers.ts'
import { previewAnswer, testResult } from '../../shared/api/journeyAnswers.ts'
import { previewFlow } from '../../shared/engine/replay.ts'
import { checkFlow } from '../../shared/flow/check/index.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import { flowSchema } from '../../shared/flow/flow.ts'
import type { Given } from '../../shared/flow/flowTest.ts'
import { given } from '../../shared/flow/flowTest.ts'
import { runFlowTests } from '../../shared/flow/runTests.ts'
import { knownIn } from '../knownIn.ts'
import { namesIn } from '../namesIn.ts'
import { invalid } from '../refusals.ts'
import { jsonBody, maxBodyBytes, readFlow } from './body.ts'
import { checkGiven } from './checkGiven.ts'
import type { AppDeps } from './deps.ts'
import { describe } from './describe.ts'
import { findFlow } from './flows.ts'
import { sendJson } from './sendJson.ts'
import { findStored, storedFor } from './storedFor.ts'

const tag = 'Check and preview'

/** A flow as its author sends it: read by `readFlow`, which also takes older formats. */
const anyFlow = z.unknown().meta({ description: 'A flow file' })
const checkBody = z.strictObject({ flow: anyFlow })
const previewBody = z.strictObject({ flow: anyFlow, given })
const draftPreviewBody = z.strictObject({ given })

/** What a flow would do, without doing it. */
export function previewRoutes({ library, journal, live, segments, clock, workspace }: AppDeps) {
  const surroundings = () => ({
    now: clock.now(),
    workspace: workspace(),
    segments: segments.all(),
    names: namesIn(library),
  })

  function preview(flow: Flow, wanted: Given, flowId: string | null) {
    checkGiven(flow, wanted)
    const stored = storedFor(wanted, flowId, journal)
    try {
      return previewFlow(flow, wanted, { ...surroundings(), ...(stored ? { stored } : {}) })
    } catch (error) {
      // A time that can be written but not reached, such as a million years from now.
      throw error instanceof RangeError ? invalid([{ path: 'given', message: error.message }]) : error
    }
  }

  return new Hono()
    .post(
      '/check',
      describe({
        summary: 'The problems of a flow that need not be saved',
        tag,
        body: z.strictObject({ flow: flowSchema }),
        answer: { schema: z.object({ problems: z.array(problem) }) },
        refusals: [400, 413, 422],
      }),
      jsonBody(checkBody, maxBodyBytes),
      (c) =>
        sendJson(c, { problems: checkFlow(readFlow(c.req.valid('json').flow, 'flow'), knownIn(library, workspace())) }),
    )
    .post(
      '/preview',
      describe({
        summary: 'One event through a flow that need not be saved',
        tag,
        body: z.strictObject({ flow: flowSchema, given }),
        answer: { schema: previewAnswer },
        refusals: [400, 404, 413, 422],
      }),
      jsonBody(previewBody, maxBodyBytes),
      (c) => {
        const body = c.req.valid('json')
        return sendJson(c, preview(readFlow(body.flow, 'flow'), body.given, null))
      },
    )
    .post(
      '/flows/:id/preview',
      describe({
        summary: 'One event through the draft; an open canvas shows it',
        tag,
        body: draftPreviewBody,
        answer: { schema: previewAnswer },
        refusals: [400, 404, 413, 422],
      }),
      jsonBody(draftPreviewBody, maxBodyBytes),
      (c) => {
        const { id, flow } = findFlow(library, c.req.param('id'))
        const answer = preview(flow, c.req.valid('json').given, id)
        live.tell(id, { event: 'preview', data: answer })
        return sendJson(c, answer)
      },
    )
    .post(
      '/flows/:id/tests',
      describe({
        summary: 'Run the tests that the draft carries',
        tag,
        answer: { schema: z.object({ results: z.array(testResult) }) },
        refusals: [404],
      }),
      (c) => {
        const { id, flow } = findFlow(library, c.req.param('id'))
        const storedOf = (customerId: string) => findStored(customerId, id, journal)
        return sendJson(c, { results: runFlowTests(flow, { ...surroundings(), storedOf }) })
      },
    )
}
