import { Tooltip } from '@mantine/core'
import { browserZone, formatAgo, formatExactly, formatMoment } from './formatMoment.ts'

interface MomentProps {
  /** UTC, as the API has it. */
  at: string
  /** The zone to show it in; the browser's by default. */
  zone?: string
  /** As `3 minutes ago`. */
  ago?: boolean
}

/** A moment as people read it; pointing at it tells it to the second, with its zone. */
export function Moment({ at, zone = browserZone(), ago = false }: MomentProps) {
  return (
    <Tooltip label={formatExactly(at, zone)}>
      <time dateTime={at}>{ago ? formatAgo(at) : formatMoment(at, zone)}</time>
    </Tooltip>
  )
}
