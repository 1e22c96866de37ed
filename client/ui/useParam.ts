import { useCallback } from 'react'
import { useSearchParams } from 'wouter'

/** One value that lives in the address, so that a filtered page can be bookmarked and shared; null where it is not there. */
export function useParam(name: string): [string | null, (value: string | null) => void] {
  const [params, setParams] = useSearchParams()
  const set = useCallback(
    (value: string | null) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before)
          if (value) after.set(name, value)
          else after.delete(name)
          return after
        },
        { replace: true },
      ),
    [name, setParams],
  )
  return [params.get(name), set]
}
