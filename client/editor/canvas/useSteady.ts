import { useLayoutEffect, useRef, useState } from 'react'

// biome-ignore lint/suspicious/noExplicitAny: functions of any parameters, whose own types stay
type Handlers = Record<string, (...given: any[]) => unknown>

/** The same functions at every render, each calling the newest of its name: React Flow tells every card of a handler that is new. */
export function useSteady<T extends Handlers>(handlers: T): T {
  const newest = useRef(handlers)
  useLayoutEffect(() => {
    newest.current = handlers
  })
  const [steady] = useState(() =>
    Object.fromEntries(
      Object.keys(handlers).map((name) => [name, (...given: unknown[]) => newest.current[name]?.(...given)]),
    ),
  )
  // Each function hands its parameters and its answer through, so it has the type of the one it calls.
  return steady as T
}
