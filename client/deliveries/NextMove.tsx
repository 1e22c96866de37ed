import { Button } from '@mantine/core'
import { IconCheck, IconRefresh } from '@tabler/icons-react'
import type { DeliveryAnswer } from '../../shared/api/answers.ts'
import { useDoneDelivery, useRetryDelivery } from '../api/deliveries.ts'
import { say, sayFault } from '../ui/say.ts'
import { isWaiting } from './deliveryStatus.ts'

/** What somebody can do about a delivery: say that it is done, or have it tried again. Nothing where it has ended well. */
export function NextMove({ delivery }: { delivery: DeliveryAnswer }) {
  if (isWaiting(delivery)) return <Done id={delivery.id} />
  return delivery.status === 'sent' || delivery.status === 'done' ? null : <Retry id={delivery.id} />
}

function Done({ id }: { id: string }) {
  const done = useDoneDelivery()
  return (
    <Button
      leftSection={<IconCheck size={16} stroke={1.7} aria-hidden />}
      loading={done.isPending}
      onClick={() => done.mutate(id, { onSuccess: () => say('It is marked as done.'), onError: sayFault })}
    >
      Done
    </Button>
  )
}

function Retry({ id }: { id: string }) {
  const retry = useRetryDelivery()
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} stroke={1.7} aria-hidden />}
      loading={retry.isPending}
      onClick={() => retry.mutate(id, { onSuccess: () => say('It is tried again now.'), onError: sayFault })}
    >
      Try again now
    </Button>
  )
}
