import type { SegmentAnswer } from '../../../shared/api/answers.ts'

/** A segment as the server shows it. */
export const aSegment = (part: Partial<SegmentAnswer> = {}): SegmentAnswer => ({
  id: 'vips000001',
  name: 'VIPs',
  description: '',
  rules: { combinator: 'and', rules: [{ field: 'customer.totalSpent', operator: '>', value: 100 }] },
  customers: 12,
  isSettled: true,
  ...part,
})
