import { Alert } from '@mantine/core'
import { IconHourglassEmpty } from '@tabler/icons-react'

/** Said of node types that this version of the product does not carry out. */
export const NotYet = () => (
  <Alert
    color="yellow"
    variant="light"
    mb={16}
    icon={<IconHourglassEmpty size={18} aria-hidden />}
    title="Not carried out yet"
  >
    You can draw and keep this node, and a preview passes it by. Publishing waits until it is taken out or replaced.
  </Alert>
)
