/** A `track` call of one order; the n-th of a run, spread over `customers` customers. */
export function orderCall(n: number, customers: number) {
  return {
    type: 'track',
    userId: `bench-${n % customers}`,
    event: 'Order Completed',
    timestamp: new Date().toISOString(),
    messageId: `bench-${process.pid}-${n}`,
    properties: {
      order_id: `o-${process.pid}-${n}`,
      total: 20 + (n % 90),
      currency: 'USD',
      products: [{ product_id: 'mug-01', quantity: 1 }],
    },
  }
}
