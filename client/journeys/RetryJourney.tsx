import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { JourneyAnswer } from '../../shared/api/journeyAnswers.ts'
import { useRetryJourney } from '../api/journeys.ts'
import { say, sayFault } from '../ui/say.ts'
import { canBeRetried } from './journeyStatus.ts'

/** Tries a failed journey again; nothing where it did not fail. */
export function RetryJourney({ journey, isSmall = false }: { journey: JourneyAnswer; isSmall?: boolean }) {
  const retry = useRetryJourney(journey.id)
  if (!canBeRetried(journey)) return null
  const name = journey.customerName ?? journey.customerId
  return (
    <Button
      variant="default"
      {...(isSmall && { size: 'compact-xs' })}
      aria-label={`Try again: ${name}`}
      leftSection={<IconRefresh size={isSmall ? 14 : 16} stroke={1.7} aria-hidden />}
      loading={retry.isPending}
      onClick={() =>
        retry.mutate(undefined, { onSuccess: ({ status }) => say(outcomes[status] ?? goesOn), onError: sayFault })
      }
    >
      Try again
    </Button>
  )
}

const goesOn = 'The journey goes on.'

const outcomes: Readonly<Partial<Record<JourneyAnswer['status'], string>>> = {
  failed: 'It failed again. The last step says why.',
  completed: 'The journey went on, and is complete.',
}
