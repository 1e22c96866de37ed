import { Button, Group, Modal } from '@mantine/core'
import { Refusal } from '../api/refusal.ts'
import { formatMany } from '../ui/formatNumber.ts'
import classes from './ImportFailure.module.css'
import type { Failed } from './useImport.ts'

interface ImportFailureProps {
  failed: readonly Failed[]
  onClose(): void
}

/** Why files could not be imported, with the place of each fault in them. */
export function ImportFailure({ failed, onClose }: ImportFailureProps) {
  const isOne = failed.length === 1
  const title = isOne ? `“${failed[0]?.fileName}” was not imported` : `${failed.length} files were not imported`
  return (
    <Modal opened={failed.length > 0} onClose={onClose} title={title} size="lg">
      {failed.map(({ fileName, error }, index) => (
        // Two folders may each have a file of that name.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once and never changes
        <section key={`${index} ${fileName}`} aria-label={fileName}>
          {!isOne && <h3 className={classes.file}>{fileName}</h3>}
          <Faults error={error} />
        </section>
      ))}
      <p className={classes.text}>
        {isOne
          ? 'Nothing was changed. Correct the file and drop it here again.'
          : 'Nothing came of these. Correct them and drop them here again.'}
      </p>
      <Group justify="flex-end">
        <Button onClick={onClose}>Close</Button>
      </Group>
    </Modal>
  )
}

function Faults({ error }: { error: Error }) {
  const errors = error instanceof Refusal ? error.errors : []
  return (
    <>
      <p className={classes.text}>
        {errors.length > 0
          ? `${formatMany(errors.length, 'thing')} in it ${errors.length === 1 ? 'is' : 'are'} not as a flow file has it.`
          : error.message}
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
    </>
  )
}
