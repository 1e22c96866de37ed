import { Button } from '@mantine/core'
import { Refusal } from '../api/refusal.ts'
import { Notice } from './Notice.tsx'

interface FaultProps {
  error: Error
  isPage?: boolean
  onRetry?: () => void
}

/** What could not be loaded, in the server's words, with a way to try again. */
export function Fault({ error, isPage = false, onRetry }: FaultProps) {
  const title = error instanceof Refusal ? error.title : 'This could not be loaded'
  return (
    <Notice title={title} text={error.message} isPage={isPage}>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Notice>
  )
}
