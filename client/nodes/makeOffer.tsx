import { Select } from '@mantine/core'
import { IconGift } from '@tabler/icons-react'
import { DurationInput } from '../editor/forms/DurationInput.tsx'
import { FormField } from '../editor/forms/FormField.tsx'
import { errorAt } from '../editor/forms/formLack.ts'
import { KeyValues } from '../editor/forms/KeyValues.tsx'
import { MoreSettings } from '../editor/forms/MoreSettings.tsx'
import { ownEntries, withField, withKind, withOwnEntries } from './changeOffer.ts'
import type { FormProps, NodeView } from './nodeView.ts'
import { OfferInput } from './OfferInput.tsx'
import { fieldsOfKind, offerKinds } from './offerKinds.ts'

function MakeOfferForm({ data, lacks, onChange }: FormProps<'makeOffer'>) {
  const { offer, expires } = data
  const kind = typeof offer.kind === 'string' ? offer.kind : ''
  return (
    <>
      <FormField label="Offer the customer" error={errorAt(lacks, 'offer', 'kind')}>
        {(id) => (
          <Select
            id={id}
            data={kindChoices(kind)}
            value={kind || null}
            placeholder="Choose"
            allowDeselect={false}
            onChange={(next) => next && onChange({ offer: withKind(offer, next) }, 'kind')}
          />
        )}
      </FormField>
      {fieldsOfKind(kind).map((field) => (
        <FormField key={`${kind} ${field.key}`} label={field.label} error={errorAt(lacks, 'offer', field.key)}>
          {(id) => (
            <OfferInput
              id={id}
              field={field}
              value={offer[field.key]}
              onChange={(value) => onChange({ offer: withField(offer, field.key, value) }, `offer ${field.key}`)}
            />
          )}
        </FormField>
      ))}
      <FormField label="It holds for" error={errorAt(lacks, 'expires')}>
        {(id) => (
          <DurationInput
            id={id}
            label="It holds for"
            value={expires}
            onChange={(length) => onChange({ expires: length }, 'expires')}
          />
        )}
      </FormField>
      <MoreSettings label="More about the offer">
        <FormField
          label="For whoever carries it out"
          isGroup
          hint="Kept with the offer as it stands here. Values may hold Liquid."
        >
          <KeyValues
            value={ownEntries(offer)}
            noun="detail"
            keyPlaceholder="campaign"
            valuePlaceholder="spring"
            onChange={(own) => onChange({ offer: withOwnEntries(offer, own) }, 'offer details')}
          />
        </FormField>
      </MoreSettings>
    </>
  )
}

/** A kind that only the author knows is a choice, too: nothing is changed by being shown. */
function kindChoices(kind: string) {
  const known = offerKinds.map((one) => ({ value: one.kind, label: one.label }))
  return kind === '' || known.some(({ value }) => value === kind) ? known : [...known, { value: kind, label: kind }]
}

export const makeOffer: NodeView<'makeOffer'> = {
  icon: IconGift,
  colour: 'action',
  use: 'A gift, a discount, credit',
  Form: MakeOfferForm,
}
