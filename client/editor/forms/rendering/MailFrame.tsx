import { useEffect, useId, useRef } from 'react'
import type { MessageToRender } from '../../../../shared/api/renderings.ts'
import { mailPageUrl } from '../../../api/renderings.ts'
import classes from './rendering.module.css'

/**
 * A mail as its reader sees it. The page comes from a route of its own, since a frame that is filled from here would have the app's own policy, which lets
 * no style of a mail through; it runs nothing, by the frame's sandbox and by that route's policy.
 */
export function MailFrame({ message, title }: { message: MessageToRender; title: string }) {
  const text = JSON.stringify(message)
  // A new frame for each rendering: a frame that goes on to a next page leaves the last one in the history of the window.
  return <Frame key={text} text={text} title={title} />
}

function Frame({ text, title }: { text: string; title: string }) {
  const name = useId()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.submit(), [])
  return (
    <>
      <form ref={form} method="post" action={mailPageUrl} target={name} hidden>
        <input type="hidden" name="message" value={text} />
      </form>
      <iframe className={classes.mail} name={name} title={title} sandbox="" />
    </>
  )
}
