import type { Library } from '../../server/ports/library.ts'

/** A marketer who edits and publishes one flow while the server dies. */
export interface Author {
  /** Saves the draft and publishes it, until the server is dead. */
  work(url: string): Promise<void>
  /** What was acknowledged and is not in the library. */
  lookFor(library: Library): string[]
}

export const api = (url: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

export function createAuthor(flowId: string): Author {
  let revision = 0
  let version = 0
  let description = ''
  let edits = 0

  async function save(url: string): Promise<void> {
    const { flow, revision: before } = await (await api(url, 'GET', `/flows/${flowId}`)).json()
    const next = `Edit ${++edits}`
    const saved = await api(url, 'PUT', `/flows/${flowId}`, { ...flow, description: next }, { 'if-match': `${before}` })
    if (saved.status !== 200) throw new Error(`The draft was not saved: ${await saved.text()}`)
    revision = (await saved.json()).revision
    description = next
  }

  async function publish(url: string): Promise<void> {
    const published = await api(url, 'POST', `/flows/${flowId}/publish`, {})
    if (published.status !== 200) throw new Error(`The flow was not published: ${await published.text()}`)
    const answer = await published.json()
    revision = answer.revision
    version = answer.liveVersion
  }

  return {
    async work(url) {
      try {
        await save(url)
        await publish(url)
      } catch (error) {
        // The server died over it: the next edit begins with what is there then.
        if (!(error instanceof TypeError)) throw error
      }
    },
    lookFor(library) {
      const record = library.flow(flowId)
      if (!record) return [`The flow ${flowId} is gone.`]
      const saved = Number(record.flow.description.replace('Edit ', '')) >= Number(description.replace('Edit ', ''))
      const live = record.liveVersion ?? 0
      return [
        ...(record.revision >= revision ? [] : [`Revision ${revision} is gone: the flow is at ${record.revision}.`]),
        ...(saved ? [] : [`"${description}" was saved, "${record.flow.description}" is there.`]),
        ...(live >= version ? [] : [`Version ${version} was published, ${live} is live.`]),
        ...(library.version(flowId, live) ? [] : [`The live version ${live} cannot be read.`]),
      ]
    },
  }
}
