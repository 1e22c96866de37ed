import type { JsonObject } from '../../shared/json.ts'
import { pick } from './chance.ts'

const records = [
  'Blue Hour',
  'Northern Lights',
  'Paper Moons',
  'The Long Way Home',
  'Slow Water',
  'Kitchen Radio',
  'Glass Gardens',
  'Midnight Ferry',
  'Postcards from the Coast',
  'A Quiet Riot of Birds',
  'Seven Small Rooms',
  'Electric Orchard',
  'Winter Sundays',
  'Songs for the Night Bus',
  'Golden Static',
  'Left on Juniper',
  'The Lighthouse Tapes',
  'Velvet Weather',
  'Open Windows',
  'Harbour Lines',
]

/** The properties of an `Order Completed` of so many copies of one record; `order_id` decides which. */
export function orderOf(orderId: string, quantity: number, total: number): JsonObject {
  const name = pick(records, `record ${orderId}`)
  const price = quantity > 0 ? Math.round((total / quantity) * 100) / 100 : total
  return {
    order_id: orderId,
    total,
    products: [{ product_id: name.toLowerCase().replaceAll(' ', '-'), name, category: 'CD', quantity, price }],
  }
}
