import { Button } from '@mantine/core'
import { useState } from 'react'
import type { JourneyAnswer } from '../../shared/api/journeyAnswers.ts'
import { useExitJourney } from '../api/journeys.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { say, sayFault } from '../ui/say.ts'

/** Ends a journey by hand, after asking. */
export function ExitJourney({ journey }: { journey: JourneyAnswer }) {
  const [isAsked, setAsked] = useState(false)
  const exit = useExitJourney(journey.id)
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        End this journey…
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title="End this journey?"
        verb="End the journey"
        isBusy={exit.isPending}
        onClose={() => setAsked(false)}
        onConfirm={() =>
          exit.mutate(undefined, {
            onSuccess: () => say('The journey has ended.'),
            onError: sayFault,
            onSettled: () => setAsked(false),
          })
        }
      >
        {journey.customerName ?? journey.customerId} leaves “{journey.flowName}” at once and gets nothing more from it.
        What was sent stays sent. This cannot be taken back.
      </ConfirmDialog>
    </>
  )
}
