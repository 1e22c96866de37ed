import type { Drawn } from './drawing.ts'
import { named } from './drawing.ts'
import type { CheckRule } from './rule.ts'

/** Senders of another domain than the one in Settings: mail servers seldom may write in a stranger's name, and receivers take such mail for spam. */
export const foreignSenders: CheckRule = ({ nodes, known: { mailFrom } }) => {
  const ours = domainOf(mailFrom ?? '')
  if (ours === null) return []
  return [...nodes.values()].flatMap((drawn) =>
    sendersOf(drawn).flatMap(({ from, path }) => {
      const domain = domainOf(from)
      if (domain === null || domain === ours) return []
      return {
        rule: 'foreign-sender',
        severity: 'warning' as const,
        nodeId: drawn.node.id,
        path: `nodes.${drawn.index}.data.${path}`,
        message: `${named(drawn)} writes as ${from}, Settings as ${mailFrom}. Leave the sender empty, or make sure that your mail server may write in this name.`,
      }
    }),
  )
}

function sendersOf({ node: { data } }: Drawn): { from: string; path: string }[] {
  const own = 'from' in data && data.from ? [{ from: data.from, path: 'from' }] : []
  const inside = 'email' in data && data.email?.from ? [{ from: data.email.from, path: 'email.from' }] : []
  return [...own, ...inside]
}

/** What comes after the @; null where there is none that can be read, as in Liquid. */
function domainOf(sender: string): string | null {
  if (sender.includes('{')) return null
  return /@([^\s@<>]+)>?\s*$/.exec(sender)?.[1]?.toLowerCase() ?? null
}
