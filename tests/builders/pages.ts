import type { TestServer } from './testServer.ts'

/** All pages of a list, two items each, as what `show` makes of the items. */
export async function pages<T>(
  server: TestServer,
  path: string,
  // biome-ignore lint/suspicious/noExplicitAny: the items of every list have other shapes.
  show: (item: any) => T,
): Promise<T[][]> {
  const shown: T[][] = []
  let cursor = ''
  do {
    const { body } = await server.call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=2&cursor=${cursor}`)
    shown.push(body.items.map(show))
    cursor = body.next
  } while (cursor)
  return shown
}
