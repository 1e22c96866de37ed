import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Overlay.module.css'

interface OverlayProps {
  label: string
  isOpen: boolean
  onClose(): void
  /** A bar, and what is looked at below it. */
  children: ReactNode
}

/** A screen over the whole editor; the editor's own keys rest meanwhile. */
export function Overlay({ label, isOpen, onClose, children }: OverlayProps) {
  return (
    <Modal.Root opened={isOpen} onClose={onClose} fullScreen transitionProps={{ duration: 0 }}>
      <Modal.Content aria-label={label} radius={0}>
        <Modal.Body p={0} className={classes.screen ?? ''}>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
