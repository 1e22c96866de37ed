import type { DragEvent, ReactNode } from 'react'
import { useState } from 'react'
import classes from './DropFiles.module.css'

interface DropFilesProps {
  onFiles(files: File[]): void
  children: ReactNode
}

/** Takes flow files that are dropped anywhere on a page. */
export function DropFiles({ onFiles, children }: DropFilesProps) {
  const [isOver, setOver] = useState(false)

  const takeOver = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const leave = (event: DragEvent) => {
    // Crossing from one element of the page to another is no leaving.
    if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return
    setOver(false)
  }
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(false)
    onFiles([...event.dataTransfer.files])
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the Import button is the one for keyboards
    <div className={classes.area} onDragEnter={takeOver} onDragOver={takeOver} onDragLeave={leave} onDrop={drop}>
      {children}
      {isOver && <div className={classes.veil}>Drop the flow file to import it</div>}
    </div>
  )
}
