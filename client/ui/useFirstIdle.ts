import { useEffect, useState } from 'react'

/** False until the browser first has nothing else to do: for what may appear a moment after the rest. */
export function useFirstIdle(): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    const become = () => setIdle(true)
    // Safari has no idle callbacks.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(become)
      return () => clearTimeout(timer)
    }
    const callback = requestIdleCallback(become)
    return () => cancelIdleCallback(callback)
  }, [])
  return isIdle
}
