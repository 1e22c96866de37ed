/** A figure of the running server as Prometheus reads it, by its name without `runnel_`. */
export async function readMetric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const [, value] = new RegExp(`^runnel_${name} (\\S+)$`, 'm').exec(text) ?? []
  if (value === undefined) throw new Error(`/metrics has no runnel_${name}.`)
  return Number(value)
}
