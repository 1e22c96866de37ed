import { CopyIcon } from '../ui/CopyIcon.tsx'
import { JsonView } from '../ui/JsonView.tsx'
import classes from './Snippet.module.css'

/** Code to copy. What is copied has the real key; what is shown hides it. */
export function Snippet({ label, code, hidden }: { label: string; code: string; hidden: string }) {
  return (
    <div className={classes.snippet}>
      <JsonView label={label} value={code.replaceAll(hidden, '••••••••')} />
      <div className={classes.copy}>
        <CopyIcon label={`Copy with your key: ${label}`} text={code} />
      </div>
    </div>
  )
}
