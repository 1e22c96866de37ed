import { notifications } from '@mantine/notifications'
import { Refusal } from '../api/refusal.ts'

/** Says that something was done: once, also where it is said again while it stands there. */
export const say = (message: string): void => {
  notifications.show({ id: message, message, withBorder: true, closeButtonProps: { 'aria-label': 'Close' } })
}

/** Says why something was not done. The sign-in speaks for itself. */
export const sayFault = (error: Error): void => {
  if (error instanceof Refusal && error.status === 401) return
  notifications.show({
    title: error instanceof Refusal ? error.title : 'That did not work',
    message: error.message,
    color: 'red',
    withBorder: true,
    autoClose: 10_000,
    closeButtonProps: { 'aria-label': 'Close' },
  })
}
