import { Autocomplete } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { fieldsQuery } from '../../api/fields.ts'

interface EventInputProps {
  label: string
  value: string
  id?: string
  onChange(event: string): void
}

// What a shop sends first, in the words of the Segment e-commerce spec; offered until real events came in.
const usual = [
  'Order Completed',
  'Checkout Started',
  'Product Added',
  'Product Viewed',
  'Cart Viewed',
  'Signed Up',
  'Order Refunded',
  'Page Viewed',
]

/** The exact name of an event, with those that really came in. */
export function EventInput({ label, value, id, onChange }: EventInputProps) {
  const { data } = useQuery({ ...fieldsQuery(), retry: false })
  const seen = data?.events.map((one) => one.event) ?? []
  const other = usual.filter((event) => !seen.includes(event))
  return (
    <Autocomplete
      {...(id ? { id } : {})}
      aria-label={label}
      placeholder="Order Completed"
      data={
        seen.length > 0
          ? [
              { group: 'Came in already', items: seen },
              { group: 'Usual names', items: other },
            ]
          : other
      }
      value={value}
      maxDropdownHeight={260}
      onChange={onChange}
    />
  )
}
