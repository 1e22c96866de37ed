import { createContext, useContext } from 'react'

const FormPlace = createContext<string | null>(null)

/** Says which form this is, e.g. of which node in which flow. */
export const FormPlaceProvider = FormPlace.Provider

/**
 * What is half filled in and cannot stand in the flow yet, such as a value without a name: it is kept in the window, so that whoever leaves the form finds it
 * again. Answers how to read what was kept, null where nothing was, and how to keep something else; null takes it out.
 */
export function useHalfFilled<T>(part: string): { kept(): T | null; keep(half: T | null): void } {
  const place = useContext(FormPlace)
  const key = `runnel half filled ${place} ${part}`
  return {
    kept() {
      const text = place === null ? null : sessionStorage.getItem(key)
      // Only what the same part has kept stands under its key.
      return text === null ? null : (JSON.parse(text) as T)
    },
    keep(half) {
      if (half === null) sessionStorage.removeItem(key)
      else if (place !== null) sessionStorage.setItem(key, JSON.stringify(half))
    },
  }
}
