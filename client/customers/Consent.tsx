import { Facts } from '../ui/Facts.tsx'
import { Pill } from '../ui/Pill.tsx'

const channels = [
  ['email', 'Email'],
  ['sms', 'Text message'],
  ['push', 'Push'],
  ['inApp', 'In-app'],
] as const

interface ConsentProps {
  consent: Readonly<Record<string, boolean>>
  suppressed: readonly string[]
}

/** For each channel, whether marketing may be sent: only a yes allows it. */
export function Consent({ consent, suppressed }: ConsentProps) {
  return (
    <Facts
      facts={channels.map(([channel, name]) => [
        name,
        <Answer key={channel} given={consent[channel]} isSuppressed={suppressed.includes(channel)} />,
      ])}
    />
  )
}

function Answer({ given, isSuppressed }: { given: boolean | undefined; isSuppressed: boolean }) {
  if (isSuppressed) return <Pill tone="bad">Bounced or complained</Pill>
  if (given === true) return <Pill tone="good">Consent given</Pill>
  if (given === false) return <Pill tone="warn">Refused</Pill>
  return <Pill>No consent known</Pill>
}
