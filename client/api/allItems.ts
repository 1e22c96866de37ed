import type { List } from '../../shared/api/answers.ts'
import { given } from './client.ts'

/** All of a list that is small enough to be shown at once, page after page. */
export async function allItems<T>(
  pageAt: (query: { limit?: string; cursor?: string }) => Promise<List<T>>,
): Promise<{ items: T[] }> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const page: List<T> = await pageAt(given({ limit: '200', cursor }))
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return { items }
}
