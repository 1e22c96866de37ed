import type { Locator } from '@playwright/test'

export interface RuleWords {
  /** What is typed to find the field. */
  search: string
  /** The field, as the list calls it. */
  field: string
  comparison: string
  value: string
}

/** Adds a rule to the group in this part of a form and fills it in. */
export async function addRule(form: Locator, { search, field, comparison, value }: RuleWords): Promise<void> {
  const page = form.page()
  await form.getByRole('button', { name: 'Rule', exact: true }).click()
  const row = form.getByRole('group', { name: 'Rules', exact: true }).last()
  await row.locator('input[aria-label="Field"]').fill(search)
  await page.getByRole('option', { name: field }).click()
  await row.locator('input[aria-label="Comparison"]').click()
  await page.getByRole('option', { name: comparison, exact: true }).click()
  await row.locator('input[aria-label="Value"]').fill(value)
}
