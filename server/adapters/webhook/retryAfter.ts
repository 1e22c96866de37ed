/** How long a receiver asks us to stay away, in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3). Undefined where it asks nothing readable. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}
