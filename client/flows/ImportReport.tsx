import { Button, Group, Modal } from '@mantine/core'
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { Problem } from '../../shared/api/answers.ts'
import { formatMany } from '../ui/formatNumber.ts'
import classes from './ImportReport.module.css'
import type { Imported } from './useImport.ts'
import { sayUnheard } from './useImport.ts'

interface ImportReportProps {
  /** Only those that name something that does not exist here. */
  incomplete: readonly Imported[]
  onClose(): void
}

/** What imported flows name that this workspace does not have. They are drafts all the same, and the canvas marks the same places. */
export function ImportReport({ incomplete, onClose }: ImportReportProps) {
  const [first] = incomplete
  const title =
    incomplete.length === 1
      ? `“${first?.fileName}” is imported`
      : `${formatMany(incomplete.length, 'file')} need a look`
  return (
    <Modal opened={incomplete.length > 0} onClose={onClose} title={title} size="lg">
      <p className={classes.text}>
        Nothing is lost: {incomplete.length === 1 ? 'it is a draft' : 'they are drafts'} now, as the file has it. Some
        of what it names belongs to the workspace that it comes from. The canvas marks the same places.
      </p>
      {incomplete.map((imported) => (
        <section key={imported.id} className={classes.flow} aria-label={imported.name}>
          <ul className={classes.missing}>
            {imported.missing.map((problem) => (
              <Missing key={`${problem.path} ${problem.message}`} problem={problem} />
            ))}
          </ul>
          {imported.unheard.length > 0 && <p className={classes.hint}>{sayUnheard(imported.unheard)}</p>}
          <Group justify="flex-end" gap="sm">
            <Open id={imported.id} name={imported.name} isOnly={incomplete.length === 1} />
          </Group>
        </section>
      ))}
    </Modal>
  )
}

function Missing({ problem: { severity, message } }: { problem: Problem }) {
  const Mark = severity === 'error' ? IconAlertCircle : IconAlertTriangle
  return (
    <li>
      <Mark
        size={17}
        stroke={1.75}
        className={classes[severity]}
        aria-label={severity === 'error' ? 'Keeps it from going live' : 'Worth a look'}
      />
      <span>{message}</span>
    </li>
  )
}

function Open({ id, name, isOnly }: { id: string; name: string; isOnly: boolean }) {
  const [, navigate] = useLocation()
  return (
    <Button {...(isOnly ? {} : { variant: 'default', size: 'xs' })} onClick={() => navigate(`/flows/${id}`)}>
      {isOnly ? 'Open on the canvas' : `Open “${name}”`}
    </Button>
  )
}
