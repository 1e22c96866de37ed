import type { ReactNode } from 'react'
import { useId } from 'react'
import type { FormLack } from './formLack.ts'
import classes from './forms.module.css'

interface FormFieldProps {
  label: string
  hint?: ReactNode | undefined
  error?: FormLack | string | undefined
  /** More than one control: named as a group, not by a label. */
  isGroup?: boolean
  children: ReactNode | ((id: string) => ReactNode)
}

/** A line of a form: what it is about, its control, what is wrong with it. */
export function FormField({ label, hint, error, isGroup = false, children }: FormFieldProps) {
  const id = useId()
  const words = (
    <>
      {typeof children === 'function' ? children(id) : children}
      {error && <FormError error={error} />}
      {hint && <p className={classes.hint}>{hint}</p>}
    </>
  )
  if (isGroup)
    return (
      <fieldset className={classes.field} data-field>
        <legend className={classes.label}>{label}</legend>
        {words}
      </fieldset>
    )
  return (
    <div className={classes.field} data-field>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      {words}
    </div>
  )
}

/** What is wrong with a setting, where it stands; the problem list leads here. */
export const FormError = ({ error }: { error: FormLack | string }) => (
  <p className={classes.error} data-at={typeof error === 'string' ? undefined : error.at}>
    {typeof error === 'string' ? error : error.message}
  </p>
)
