/** One thing that an offer of a kind says of itself, under `key` in its JSON. */
export interface OfferField {
  key: string
  label: string
  input: 'text' | 'number' | 'percent' | 'duration'
  placeholder?: string
}

interface OfferKind {
  kind: string
  label: string
  fields: readonly OfferField[]
}

const text = (key: string, label: string, placeholder: string): OfferField => ({
  key,
  label,
  input: 'text',
  placeholder,
})
const percent: OfferField = { key: 'percent', label: 'Percent off', input: 'percent' }
const amountOff: OfferField = { key: 'amount', label: 'or money off', input: 'number' }

/** The kinds of offers that have a form of their own; `describeOffer` reads the same keys. A flow may name others. */
export const offerKinds: readonly OfferKind[] = [
  { kind: 'discount', label: 'A discount', fields: [percent, amountOff, text('code', 'with the code', 'THANKS10')] },
  { kind: 'gift', label: 'A gift', fields: [text('item', 'namely', 'A mug'), text('sku', 'Article number', 'MUG-01')] },
  { kind: 'credit', label: 'Store credit', fields: [{ key: 'amount', label: 'of', input: 'number' }] },
  {
    kind: 'upsell',
    label: 'An upgrade',
    fields: [text('item', 'to', 'The large box'), { ...percent, label: 'at percent off' }, amountOff],
  },
  {
    kind: 'swap',
    label: 'A swap',
    fields: [text('from', 'Swap', 'Dark roast'), text('to', 'for', 'Light roast')],
  },
  { kind: 'skip', label: 'Skip deliveries', fields: [{ key: 'times', label: 'How many', input: 'number' }] },
  { kind: 'pause', label: 'Pause the subscription', fields: [{ key: 'for', label: 'for', input: 'duration' }] },
  {
    kind: 'reschedule',
    label: 'Move the next delivery',
    fields: [{ key: 'by', label: 'by', input: 'duration' }],
  },
]

/** The form of a kind: nothing of its own for a kind that only the author knows. */
export const fieldsOfKind = (kind: unknown): readonly OfferField[] =>
  offerKinds.find((one) => one.kind === kind)?.fields ?? []
