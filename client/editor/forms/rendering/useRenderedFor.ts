import { useSessionStorage } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { customersQuery } from '../../../api/customers.ts'

/** For whom messages are rendered: who was chosen last in this window, else the newest customer; null where there is none. */
export function useRenderedFor(): [string | null, (id: string) => void] {
  const [chosen, choose] = useSessionStorage<string | null>({ key: 'runnel rendered for', defaultValue: null })
  const newest = useInfiniteQuery({ ...customersQuery(), enabled: chosen === null }).data?.pages[0]?.items[0]
  return [chosen ?? newest?.id ?? null, choose]
}
