import autocannon from 'autocannon'

/** What a load run measured; latencies in milliseconds. */
export interface Load {
  perSecond: number
  p50: number
  p99: number
}

/** Posts bodies made by `bodyOf` over `connections` connections for `seconds`, as fast as they are answered or at `callsPerSecond`. Any answer but 200 is an error of the bench. */
export async function load(options: {
  url: string
  connections: number
  seconds: number
  callsPerSecond?: number
  writeKey: string
  bodyOf: (n: number) => object
}): Promise<Load> {
  let n = 0
  const result = await autocannon({
    url: options.url,
    connections: options.connections,
    duration: options.seconds,
    ...(options.callsPerSecond !== undefined && { overallRate: options.callsPerSecond }),
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`${options.writeKey}:`).toString('base64')}`,
    },
    requests: [{ setupRequest: (request) => ({ ...request, body: JSON.stringify(options.bodyOf(n++)) }) }],
  })
  const failed = result.non2xx + result.errors + result.timeouts
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} calls to ${options.url} failed.`)
  return { perSecond: result.requests.total / result.duration, p50: result.latency.p50, p99: result.latency.p99 }
}
