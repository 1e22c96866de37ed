import { expect, test } from './fixtures/test.ts'

test('somebody tries a failed journey again after mending its template', async ({ page, api, request, shop }) => {
  const flow = (subject: string) => ({
    format: 'runnel.flow/1',
    name: 'Welcome',
    settings: { reentry: 'never' },
    nodes: [
      { id: 'joined', type: 'onEvent', position: { x: 0, y: 0 }, data: { event: 'Signed Up' } },
      {
        id: 'hello',
        type: 'sendEmail',
        position: { x: 0, y: 160 },
        data: { label: 'Hello', subject, body: 'Welcome!', purpose: 'transactional' },
      },
    ],
    edges: [{ id: 'e1', source: 'joined', sourceHandle: 'out', target: 'hello' }],
  })
  // What only one customer's data breaks, the check cannot find.
  const { id, revision } = await api.goLive(flow('Hello {% for i in (1..customer.traits.n) %}!{% endfor %}'))
  await shop.identify('ada', { email: 'ada@example.com', n: 900_000_000 })
  await shop.track('ada', 'Signed Up')
  await request.put(`/api/flows/${id}`, { headers: { 'if-match': String(revision) }, data: flow('Hello') })
  await api.publish(id)

  await page.goto('/journeys?status=failed')
  await page.getByRole('link', { name: 'ada@example.com' }).click()
  await page.getByRole('button', { name: /^Try again/ }).click()
  await expect(page.getByText('The journey went on, and is complete.')).toBeVisible()
  await expect(page.getByText('tried again by hand, in version 2')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Try again/ })).toHaveCount(0)
})
