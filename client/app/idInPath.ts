/**
 * The id after `/customers/` or `/journeys/`. Taken from the address itself: ids are made by a shop, and the router hands out paths half
 * decoded, in which `50%25` and `a%2Fb` cannot be told from what they stand for.
 */
export function idInPath(path = window.location.pathname): string {
  const part = path.split('/')[2] ?? ''
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
