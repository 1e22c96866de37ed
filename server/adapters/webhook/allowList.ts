/** Whether the operator named this host (a name, or an address without brackets) for this port. */
export type AllowList = (host: string, port: number) => boolean

/**
 * Reads the entries of `WEBHOOK_ALLOW`: a host, or host:port. A host without a port is allowed on every port.
 *
 * @example allowList(['localhost:3000', '10.0.0.5', '[::1]:8080'])
 */
export function allowList(entries: readonly string[]): AllowList {
  const allowed = new Set(entries.map((entry) => readEntry(entry.toLowerCase())))
  return (host, port) => allowed.has(host.toLowerCase()) || allowed.has(`${host.toLowerCase()} ${port}`)
}

/** `host`, or `host port`: a blank parts them, because an IPv6 address has colons of its own. */
function readEntry(entry: string): string {
  const parts = /^(?:\[(?<address>.+)\]|(?<name>[^:]+))(?::(?<port>\d+))?$/.exec(entry)?.groups
  const host = parts?.address ?? parts?.name ?? entry
  return parts?.port === undefined ? host : `${host} ${parts.port}`
}
