import { Button, Group, Modal } from '@mantine/core'
import { Refusal } from '../api/refusal.ts'
import { formatMany } from '../ui/formatNumber.ts'
import classes from './ImportFailure.module.css'

interface ImportFailureProps {
  failure: { fileName: string; error: Error } | null
  onClose(): void
}

/** Why a file could not be imported, with the place of each fault in it. */
export function ImportFailure({ failure, onClose }: ImportFailureProps) {
  const errors = failure?.error instanceof Refusal ? failure.error.errors : []
  return (
    <Modal opened={failure !== null} onClose={onClose} title={`“${failure?.fileName}” was not imported`} size="lg">
      <p className={classes.text}>
        {errors.length > 0
          ? `${formatMany(errors.length, 'thing')} in it ${errors.length === 1 ? 'is' : 'are'} not as a flow file has it.`
          : failure?.error.message}
      </p>
      {errors.length > 0 && (
        <ul className={classes.errors}>
          {errors.slice(0, 50).map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path || 'the file'}</code>
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
      <p className={classes.text}>Nothing was changed. Correct the file and drop it here again.</p>
      <Group justify="flex-end">
        <Button onClick={onClose}>Close</Button>
      </Group>
    </Modal>
  )
}
