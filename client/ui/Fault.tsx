import { Button } from '@mantine/core'
import { Refusal } from '../api/refusal.ts'
import { Notice } from './Notice.tsx'

/** What could not be loaded, in the server's words, with a way to try again. */
export function Fault({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const title = error instanceof Refusal ? error.title : 'This could not be loaded'
  return (
    <Notice title={title} text={error.message}>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Notice>
  )
}
