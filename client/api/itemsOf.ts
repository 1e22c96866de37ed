import type { InfiniteData } from '@tanstack/react-query'
import type { List } from '../../shared/api/answers.ts'

/** All items that were loaded so far of a list that comes page by page; none before its first page. */
export const itemsOf = <T>(data: InfiniteData<List<T>> | undefined): T[] =>
  data?.pages.flatMap((page) => page.items) ?? []
