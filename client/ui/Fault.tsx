import { Button } from '@mantine/core'
import { Link, useLocation } from 'wouter'
import { isRefusal, Refusal } from '../api/refusal.ts'
import { Notice } from './Notice.tsx'

interface FaultProps {
  error: Error
  isPage?: boolean
  onRetry?: () => void
}

/** What could not be loaded, in the server's words, with what to do next. */
export function Fault({ error, isPage = false, onRetry }: FaultProps) {
  const [path] = useLocation()
  if (isRefusal(error, 404)) {
    return (
      <Notice title="It is not here" text={`${error.message} It may have been deleted.`} isPage={isPage}>
        <Button component={Link} href={`/${path.split('/')[1] ?? ''}`} variant="default">
          Show those that are
        </Button>
      </Notice>
    )
  }
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
