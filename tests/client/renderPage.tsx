import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach, vi } from 'vitest'
import { createQueryClient } from '../../client/api/queryClient.ts'
import { Providers } from '../../client/app/Providers.tsx'

/** What a call was sent. */
interface Sent {
  call: string
  body: unknown
}

type Answer = object | ((sent: Sent) => Response | object | Promise<Response>)

/** The server for one test: answers by `METHOD /path`, without the query. What it was sent is in `sent`. */
export function aServer(answers: Readonly<Record<string, Answer>>) {
  const sent: Sent[] = []
  const urls: string[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = String(input)
    const call = `${init?.method} ${new URL(url, 'http://localhost').pathname}`
    const request = { call, body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined }
    sent.push(request)
    urls.push(url)
    const answer = answers[call]
    if (answer === undefined) return refusal(404, { title: 'Not found', detail: `Nothing answers ${call}.` })
    const given = await (typeof answer === 'function' ? answer(request) : answer)
    return given instanceof Response ? given : Response.json(given)
  })
  return { sent, urls }
}

/** An answer as problem+json. */
export const refusal = (status: number, body: object): Response => Response.json({ status, ...body }, { status })

/** A page of a list. */
export const list = <T,>(items: T[], next: string | null = null) => ({ items, next })

/** Shows part of the app at an address, with all that surrounds it. */
export function renderPage(ui: ReactNode, path = '/') {
  window.history.replaceState(null, '', path)
  return { user: userEvent.setup(), ...render(<Providers queryClient={createQueryClient()}>{ui}</Providers>) }
}

afterEach(() => vi.restoreAllMocks())
