import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { isRefusal } from '../api/refusal.ts'
import { useSignIn, useSignInNeeded } from '../api/session.ts'

/** Asks for the admin token once, over whatever was on screen, so that nothing typed there is lost. */
export function SignIn() {
  const needed = useSignInNeeded()
  const signIn = useSignIn()
  const [token, setToken] = useState('')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate(token, { onSuccess: () => setToken('') })
  }

  return (
    <Modal opened={needed} onClose={() => {}} withCloseButton={false} title="Sign in to Runnel" zIndex={500}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            This server asks for its admin token, the value of ADMIN_TOKEN it was started with. Your browser keeps it in
            a cookie that pages cannot read.
          </Text>
          <PasswordInput
            label="Admin token"
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
            error={signIn.error && (isRefusal(signIn.error, 401) ? 'That is not the token.' : signIn.error.message)}
            autoComplete="current-password"
            data-autofocus
            required
          />
          <Button type="submit" loading={signIn.isPending} disabled={token === ''}>
            Sign in
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
