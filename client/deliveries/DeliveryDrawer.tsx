import { Drawer } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { deliveryQuery } from '../api/deliveries.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { DeliveryDetail } from './DeliveryDetail.tsx'

interface DeliveryDrawerProps {
  id: string | null
  onClose(): void
}

/** One delivery, beside the table it was chosen from. */
export function DeliveryDrawer({ id, onClose }: DeliveryDrawerProps) {
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size={560}
      title="Delivery"
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 140 }}
    >
      {id !== null && <Opened id={id} />}
    </Drawer>
  )
}

function Opened({ id }: { id: string }) {
  const delivery = useQuery(deliveryQuery(id))
  return <Loaded query={delivery}>{(data) => <DeliveryDetail delivery={data} />}</Loaded>
}
