import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { CustomerAnswer } from '../../shared/api/answers.ts'
import { nameOf } from '../../shared/customer/nameOf.ts'
import { useDeleteCustomer } from '../api/customers.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { say, sayFault } from '../ui/say.ts'

/** Erases a customer for good, once the name has been typed. */
export function DeleteCustomer({ customer }: { customer: CustomerAnswer }) {
  const [isAsked, setAsked] = useState(false)
  const [, navigate] = useLocation()
  const remove = useDeleteCustomer()
  const name = nameOf(customer.traits) ?? customer.id
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        Delete for good…
      </Button>
      <ConfirmDialog
        isOpen={isAsked}
        title={`Delete ${name} for good?`}
        verb="Delete for good"
        typed={name}
        isBusy={remove.isPending}
        onClose={() => setAsked(false)}
        onConfirm={() =>
          remove.mutate(customer.id, {
            onSuccess: () => {
              say(`${name} is deleted.`)
              navigate('/customers')
            },
            onError: sayFault,
          })
        }
      >
        Traits, events, journeys and messages are erased and cannot be brought back. The numbers on your flows stay,
        without a name. An event that arrives later under the same id makes a new customer.
      </ConfirmDialog>
    </>
  )
}
