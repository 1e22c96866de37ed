import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { MailServer } from '../builders/mailServer.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'
import { chooseFromList, exportFromList } from './pages/flowList.ts'
import { dropFile } from './pages/gestures.ts'
import { addRule } from './pages/rules.ts'

test.use({ sendsMail: true })

const mailsTo = (mail: MailServer, address: string) => mail.mails.filter(({ to }) => to.includes(address))

test('a marketer draws a flow, a shop sends its orders, and everybody gets what was drawn, once', async ({
  page,
  server,
  shop,
  mail,
  api,
  faults,
}, info) => {
  const editor = new Editor(page)

  await test.step('start empty', async () => {
    await page.goto('/')
    await expect(page.getByRole('button', { name: 'Explore with a demo shop' })).toBeVisible()
    await page.getByRole('button', { name: 'New flow' }).click()
    await editor.isReady()
    await editor.nameFlow('Thank big orders')
  })

  await test.step('drag four nodes from the palette', async () => {
    await editor.dragFromPalette('Event', { x: 0.5, y: 0.12 })
    await editor.dragFromPalette('Condition', { x: 0.5, y: 0.36 })
    await editor.dragFromPalette('Delay', { x: 0.3, y: 0.6 })
    await editor.dragFromPalette('Email', { x: 0.3, y: 0.84 })
  })

  await test.step('fill in the forms', async () => {
    await editor.select('Event')
    await editor.form.locator('input[aria-label="When a customer does"]').fill('Order Completed')
    await editor.name('Ordered')

    await editor.select('Condition')
    await editor.form.getByLabel('Name of path 1').fill('Big order')
    await addRule(editor.form, {
      search: 'total',
      field: 'Total (event property)',
      comparison: 'is over',
      value: '50',
    })
    await editor.name('How much?')
    await expect(editor.card('How much?')).toContainText('is over 50')

    await editor.select('Delay')
    await editor.form.locator('input[aria-label="Wait for: unit"]').click()
    await page.getByRole('option', { name: 'second', exact: true }).click()
    await editor.form.getByLabel('Wait for: number').fill('4')
    await editor.name('A moment')

    await editor.select('Email')
    await editor.form.getByLabel('Subject').fill('Thank you, {{ customer.traits.firstName }}')
    await editor.form.getByLabel('Text').fill('Your order over {{ event.properties.total }} made our day.')
    await editor.name('Thanks')
  })

  await test.step('wire them by dragging', async () => {
    await editor.wire('Ordered', '', 'How much?')
    await editor.wire('How much?', 'Big order', 'A moment')
    await editor.wire('A moment', '', 'Thanks')
    await editor.isSaved()
  })

  await test.step('preview: the path lights up with times and reasons', async () => {
    await editor.preview({
      at: '2026-03-10T13:10:00Z',
      customer: { id: 'p', traits: { email: 'p@example.com' }, consent: { email: true } },
      event: { event: 'Order Completed', properties: { total: 75 } },
    })
    const lit = editor.canvas.getByText('Tue 10 Mar, 13:10')
    await expect(lit).toHaveCount(4)
    await expect(editor.drawer.getByRole('status')).toContainText('Completed')
    await expect(editor.drawer.getByRole('listitem')).toHaveCount(4)
    await editor.node('How much?').getByText('Tue 10 Mar, 13:10').hover()
    await expect(page.getByRole('tooltip', { name: /over 50/ })).toBeVisible()
    expect(mail.mails).toEqual([])
  })

  await test.step('publish', async () => {
    await editor.publish('The first one')
    await expect(editor.bar.getByText('Live v1')).toBeVisible()
  })
  const flowId = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  await test.step('real events: the numbers move without a reload', async () => {
    await editor.press('Escape')
    await shop.identify('ada', { email: 'ada@example.com', firstName: 'Ada', consent: { email: true } })
    await shop.identify('carl', { email: 'carl@example.com', firstName: 'Carl', consent: { email: true } })
    await shop.track('ada', 'Order Completed', { order_id: 'a1', total: 75 })
    await shop.track('carl', 'Order Completed', { order_id: 'c1', total: 20 })
    await expect(editor.node('A moment')).toContainText('1 waiting')
    await expect(editor.node('Ordered')).toContainText('2 entered')
    await expect(editor.node('How much?')).toContainText('2 entered')
    await expect(editor.node('Thanks')).toContainText('1 entered')
    await expect(editor.node('A moment')).not.toContainText('waiting')
  })

  await test.step('the mail is in the mailbox of a real SMTP server', async () => {
    await expect.poll(() => mailsTo(mail, 'ada@example.com')).toHaveLength(1)
    const [first] = mailsTo(mail, 'ada@example.com')
    expect(first?.headers.subject).toBe('Thank you, Ada')
    expect(first?.parts['text/plain']).toContain('Your order over 75 made our day.')
    expect(mailsTo(mail, 'carl@example.com')).toEqual([])
  })

  await test.step('the journeys say why', async () => {
    await page.goto('/journeys')
    await page.getByRole('row', { name: /Carl/ }).getByRole('link').click()
    const steps = page.getByRole('region', { name: 'What happened' })
    await expect(steps.getByText('not Big order: total was 20, at most 50')).toBeVisible()
    await expect(steps.getByText('nothing above held, so everyone else')).toBeVisible()
    await page.goBack()
    await page.getByRole('row', { name: /Ada/ }).getByRole('link').click()
    await expect(steps.getByText('total was 75, over 50, so Big order')).toBeVisible()
    await expect(steps.getByText(/4 seconds/)).toBeVisible()
    await expect(steps.getByRole('link', { name: 'Sent' })).toBeVisible()
  })

  await test.step('the server is killed while somebody waits, and the mail arrives once', async () => {
    await shop.identify('bea', { email: 'bea@example.com', firstName: 'Bea', consent: { email: true } })
    await shop.track('bea', 'Order Completed', { order_id: 'b1', total: 120 })
    const waiting = (await api.journeys(flowId)).find(({ customerId }) => customerId === 'bea')
    expect(waiting?.status).toBe('waiting')
    faults.allow(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING/)
    await server.kill('SIGKILL')
    expect(mailsTo(mail, 'bea@example.com')).toEqual([])

    await server.start()
    await expect.poll(() => mailsTo(mail, 'bea@example.com'), { timeout: 20_000 }).toHaveLength(1)
    await page.goto(`/journeys/${waiting?.id}`)
    await expect(page.getByRole('link', { name: 'Sent' })).toHaveCount(1)
  })

  await test.step('export, delete, import by dropping the file, export: the same bytes', async () => {
    await page.goto('/flows')
    const [before, after] = [info.outputPath('before.json'), info.outputPath('after.json')]
    await exportFromList(page, 'Thank big orders', before)
    await deleteFlow(page, 'Thank big orders')
    await expect(page.getByRole('button', { name: 'Explore with a demo shop' })).toBeVisible()

    await dropFile(page, before, { x: 720, y: 500 })
    await editor.isReady()
    await expect(editor.nodes).toHaveCount(4)
    await expect(editor.edges).toHaveCount(3)

    await page.goto('/flows')
    await exportFromList(page, 'Thank big orders', after)
    expect(await readFile(after)).toEqual(await readFile(before))
  })

  expect(mail.mails.map(({ to }) => to)).toEqual([['ada@example.com'], ['bea@example.com']])
})

async function deleteFlow(page: Page, name: string): Promise<void> {
  await chooseFromList(page, name, 'Delete')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click()
}
