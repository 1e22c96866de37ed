import { chance, pick } from './chance.ts'
import { demoDayMs } from './compressTime.ts'
import type { PostedCall } from './history.ts'
import { customerIdOf } from './person.ts'
import { orderOf } from './records.ts'

/** What somebody who ordered may do next. */
interface Recent {
  customer: string
  orderId: string
  at: number
}

// Long enough for a review to be in time, short enough to be about the last few customers.
const rememberedMs = 15 * demoDayMs
const arrivalMs = 5 * demoDayMs

// Who ordered lately orders more often than others: without that, nobody would ever reach the goal of a flow.
const regularMs = 25 * demoDayMs
const shareOfRegulars = 0.3

/**
 * Makes up what the demo shop's customers do from now on: mostly orders, now and then a review or a refund of a recent one. The same `seed` tells
 * the same story.
 */
export function newOrders(customers: readonly string[], seed: string): (now: number) => PostedCall {
  let told = 0
  let recent: Recent[] = []
  let regulars: Recent[] = []

  return (now) => {
    told += 1
    const turn = `${seed} ${told}`
    recent = recent.filter(({ at }) => at > now - rememberedMs)
    const [longestAgo] = recent
    const latest = recent.at(-1)
    const dice = chance(`what ${turn}`)
    if (dice < 0.2 && longestAgo && longestAgo.at < now - arrivalMs) return review(take(longestAgo), turn)
    if (dice > 0.96 && latest) return refund(take(latest))
    return order(now, turn)
  }

  function take(chosen: Recent): Recent {
    recent = recent.filter((one) => one !== chosen)
    return chosen
  }

  function buyer(turn: string): string {
    const isRegular = regulars.length > 0 && chance(`regular ${turn}`) < shareOfRegulars
    return isRegular ? pick(regulars, `who ${turn}`).customer : pick(customers, `who ${turn}`)
  }

  function order(now: number, turn: string): PostedCall {
    regulars = regulars.filter(({ at }) => at > now - regularMs)
    const customer = buyer(turn)
    const orderId = `${customer}-live-${seed}-${told}`
    const quantity = 1 + Math.floor(chance(`quantity ${turn}`) ** 3 * 6)
    const total = Math.round(quantity * (11 + 7 * chance(`price ${turn}`)) * 100) / 100
    recent.push({ customer, orderId, at: now })
    regulars.push({ customer, orderId, at: now })
    return track(customer, 'Order Completed', orderOf(orderId, quantity, total))
  }
}

function review({ customer, orderId }: Recent, turn: string): PostedCall {
  return track(customer, 'Product Reviewed', {
    order_id: orderId,
    rating: 3 + Math.floor(chance(`rating ${turn}`) * 3),
  })
}

const refund = ({ customer, orderId }: Recent): PostedCall => track(customer, 'Order Refunded', { order_id: orderId })

const track = (customer: string, event: string, properties: PostedCall['body']): PostedCall => ({
  type: 'track',
  body: { userId: customerIdOf(customer), event, properties },
})
