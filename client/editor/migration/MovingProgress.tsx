import { Progress, Stack, Text } from '@mantine/core'
import { formatCount } from '../../ui/formatNumber.ts'

/** How far a migration has come. */
export function MovingProgress({ total, left }: { total: number; left: number }) {
  const done = Math.max(0, total - left)
  return (
    <Stack gap={6} role="status">
      <Text size="sm">
        {formatCount(done)} of {formatCount(total)} journeys are done. You may close this: it goes on by itself.
      </Text>
      <Progress value={total === 0 ? 100 : (100 * done) / total} aria-label="Moving" size="sm" />
    </Stack>
  )
}
