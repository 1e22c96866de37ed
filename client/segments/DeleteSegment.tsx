import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { SegmentAnswer } from '../../shared/api/answers.ts'
import { useDeleteSegment } from '../api/segments.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { say, sayFault } from '../ui/say.ts'

/** Deletes a segment; the server refuses as long as something needs it, and says what. */
export function DeleteSegment({ segment: { id, name } }: { segment: SegmentAnswer }) {
  const [isAsked, setAsked] = useState(false)
  const [, navigate] = useLocation()
  const remove = useDeleteSegment()
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        Delete…
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={`Delete "${name}"?`}
        verb="Delete"
        isBusy={remove.isPending}
        onClose={() => setAsked(false)}
        onConfirm={() =>
          remove.mutate(id, {
            onSuccess: () => {
              say(`"${name}" is deleted.`)
              navigate('/segments')
            },
            onError: (error) => {
              setAsked(false)
              sayFault(error)
            },
          })
        }
      >
        Its customers stay as they are and are no longer in it. No journey starts or ends by this.
      </ConfirmDialog>
    </>
  )
}
