import { greeting } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { CountedHand } from './pages/CountedHand.ts'
import { Editor } from './pages/Editor.ts'

// What these tests count is written up in docs/usability.md: a way that gets longer or shorter is changed in both.

test('the abandoned-checkout flow is built from nothing and goes live', async ({ page, api }) => {
  const [hand, editor] = [new CountedHand(page), new Editor(page)]
  const palette = (name: RegExp) => editor.palette.getByRole('button', { name })
  const input = (label: string) => editor.form.locator(`input[aria-label="${label}"]`)
  const option = (name: string) => page.getByRole('option', { name, exact: true })
  await page.goto('/flows')

  await hand.click(page.getByRole('button', { name: 'New flow' }))
  await editor.isReady()
  await hand.click(palette(/^Event/))
  await hand.click(input('When a customer does'))
  await hand.click(option('Checkout Started'))

  await hand.click(palette(/^Wait/))
  await hand.click(input('they do'))
  await hand.click(option('Order Completed'))
  await hand.click(input('but no longer than: number'))
  await hand.press('ControlOrMeta+a')
  await hand.write('1')
  await hand.click(input('but no longer than: unit'))
  await hand.click(option('hour'))

  await hand.click(palette(/^Email/))
  await hand.click(editor.form.getByLabel('Subject'))
  await hand.write('Did you forget something?')
  await hand.click(editor.form.getByLabel('Text'))
  await hand.write('Your basket is still here.')

  await hand.click(editor.bar.getByRole('button', { name: 'Publish' }))
  await hand.click(page.getByRole('dialog').getByRole('button', { name: 'Publish' }))
  await expect(editor.bar.getByText('Live v1')).toBeVisible()

  const { flow } = await api.flow(new URL(page.url()).pathname.split('/').at(-1) ?? '')
  const [started, wait, email] = ['onEvent', 'wait', 'sendEmail'].map((type) =>
    flow.nodes.find((node) => node.type === type),
  )
  expect(started?.data).toMatchObject({ event: 'Checkout Started' })
  expect(wait?.data).toMatchObject({ for: [{ event: 'Order Completed' }], timeout: 'PT1H' })
  expect(flow.edges.map(({ source, sourceHandle, target }) => [source, sourceHandle, target])).toEqual([
    [started?.id, 'out', wait?.id],
    [wait?.id, 'timeout', email?.id],
  ])
  expect(hand.counted).toEqual({ clicks: 15, drags: 0, keys: 1, letters: 52 })
})

test('why a customer got no mail is two clicks from the list of flows', async ({ page, api, shop }) => {
  const flow = greeting()
  await api.goLive({
    ...flow,
    nodes: flow.nodes.map((node) =>
      node.type === 'sendEmail' ? { ...node, data: { subject: 'Hello', body: 'Welcome!' } } : node,
    ),
  })
  await shop.identify('bea', { name: 'Bea', email: 'bea@example.com' })
  await shop.track('bea', 'Signed Up')
  const hand = new CountedHand(page)
  await page.goto('/flows')

  await hand.click(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Customers' }))
  await hand.click(page.getByRole('link', { name: 'Bea' }))
  await expect(page.getByRole('region', { name: 'Timeline', exact: true })).toContainText('Left out: no consent')
  expect(hand.counted).toEqual({ clicks: 2, drags: 0, keys: 0, letters: 0 })
})

test('a live flow is changed, and the change is taken back', async ({ page, api }) => {
  const { id } = await api.goLive({ ...greeting(), name: 'Greeting' })
  const [hand, editor] = [new CountedHand(page), new Editor(page)]
  const publish = async () => {
    await hand.click(editor.bar.getByRole('button', { name: 'Publish' }))
    await hand.click(page.getByRole('dialog').getByRole('button', { name: 'Publish' }))
  }
  await page.goto('/flows')

  await hand.click(page.getByRole('link', { name: 'Greeting' }).first())
  await editor.isReady()
  await hand.click(editor.card('Email'))
  await hand.click(editor.form.getByLabel('Subject'))
  await hand.press('End')
  await hand.write(' there')
  await publish()
  await expect(editor.bar.getByText('Live v2')).toBeVisible()

  await hand.press('ControlOrMeta+z')
  await expect(editor.form.getByLabel('Subject')).toHaveValue('Hello')
  await publish()
  await expect(editor.bar.getByText('Live v3')).toBeVisible()
  expect((await api.flow(id)).flow.nodes.find(({ id }) => id === 'hello')?.data).toMatchObject({ subject: 'Hello' })
  expect(hand.counted).toEqual({ clicks: 7, drags: 0, keys: 2, letters: 6 })
})
