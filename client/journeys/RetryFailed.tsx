import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import type { RetriedAnswer } from '../../shared/api/journeyAnswers.ts'
import { useRetryFailed } from '../api/journeys.ts'
import { formatMany } from '../ui/formatNumber.ts'
import { say, sayFault } from '../ui/say.ts'

/** Tries all failed journeys of a flow again, e.g. after its template was mended. */
export function RetryFailed({ flowId }: { flowId: string }) {
  const retry = useRetryFailed(flowId)
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden />}
      loading={retry.isPending}
      onClick={() => retry.mutate(undefined, { onSuccess: (retried) => say(sayRetried(retried)), onError: sayFault })}
    >
      Try all again
    </Button>
  )
}

function sayRetried({ goOn, failedAgain, refused }: RetriedAnswer): string {
  const parts = [
    `${formatMany(goOn, 'journey')} went on`,
    ...(failedAgain > 0 ? [`${failedAgain} failed again`] : []),
    ...(refused > 0 ? [`${refused} may not go on now`] : []),
  ]
  return `${new Intl.ListFormat('en-GB').format(parts)}.`
}
