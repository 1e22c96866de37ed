import { createContext, useContext } from 'react'

const FormPlace = createContext<string | null>(null)

/** Says which form this is, e.g. of which node in which flow. */
export const FormPlaceProvider = FormPlace.Provider

/**
 * What is half filled in and cannot stand in the flow yet, such as a value without a name: it is kept in the window, so that whoever leaves the form finds it
 * again. Answers what was kept, or null, and the way to keep something else; null takes it out.
 */
export function useHalfFilled<T>(part: string): [T | null, (half: T | null) => void] {
  const place = useContext(FormPlace)
  const key = `runnel half filled ${place} ${part}`
  if (place === null) return [null, () => {}]
  const kept = sessionStorage.getItem(key)
  const keep = (half: T | null) =>
    half === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, JSON.stringify(half))
  // Only what the same part has kept stands under its key.
  return [kept === null ? null : (JSON.parse(kept) as T), keep]
}
