import { ActionIcon, CopyButton, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { memo } from 'react'
import classes from './Inspector.module.css'

/** The id as it stands in the file and in the API, for developers. */
export const CopyId = memo(function CopyId({ label, id }: { label: string; id: string }) {
  return (
    <footer className={classes.foot}>
      {label} <code>{id}</code>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy the id'}>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Copy the id" onClick={copy}>
              {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </footer>
  )
})
