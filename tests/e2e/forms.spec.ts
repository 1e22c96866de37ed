import type { Locator } from '@playwright/test'
import { flowFile } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'
import { drag, middleOf } from './pages/gestures.ts'

const orders = (count: number) => ({ field: 'customer.ordersCount', operator: '=', value: count })
const all = (...rules: object[]) => ({ combinator: 'and', not: false, rules })

const flow = {
  format: 'runnel.flow/1',
  name: 'Rules in an order',
  settings: { reentry: 'never' },
  nodes: [
    {
      id: 'ordered',
      type: 'onEvent',
      position: { x: 0, y: 0 },
      data: { label: 'Orders', event: 'Order Completed', where: all(orders(1), orders(2), all(orders(3), orders(4))) },
    },
  ],
  edges: [],
  tests: [],
}

const handleOf = (form: Locator, value: number) =>
  form
    .locator('[data-rule-path]')
    .filter({ has: form.page().locator(`input[aria-label=Value][value="${value}"]`) })
    .last()
    .getByRole('button', { name: 'Move this rule, or more' })

test('a rule is dragged below another, and into a group', async ({ page, api }) => {
  const { id } = await api.createFlow(flow)
  const editor = new Editor(page)
  const kept = async () => {
    await editor.isSaved()
    const [trigger] = (await api.flow(id)).flow.nodes
    return trigger && 'where' in trigger.data ? trigger.data.where : null
  }
  await editor.open(id)
  await editor.select('Orders')

  await test.step('the first below the second', async () => {
    const second = await middleOf(handleOf(editor.form, 2))
    await drag(page, await middleOf(handleOf(editor.form, 1)), { x: second.x, y: second.y + 40 })
    await expect.poll(kept).toEqual(all(orders(2), orders(1), all(orders(3), orders(4))))
  })

  await test.step('into the group, between its two', async () => {
    const fourth = await middleOf(handleOf(editor.form, 4))
    await drag(page, await middleOf(handleOf(editor.form, 1)), { x: fourth.x, y: fourth.y })
    await expect.poll(kept).toEqual(all(orders(2), all(orders(3), orders(1), orders(4))))
  })

  await test.step('back as it was by one undo each', async () => {
    await editor.press('ControlOrMeta+z')
    await editor.press('ControlOrMeta+z')
    await expect.poll(kept).toEqual(all(orders(1), orders(2), all(orders(3), orders(4))))
  })

  await test.step('and not at all where Escape is pressed', async () => {
    const first = await middleOf(handleOf(editor.form, 1))
    await page.mouse.move(first.x, first.y)
    await page.mouse.down()
    await page.mouse.move(first.x, first.y + 120, { steps: 6 })
    await editor.press('Escape')
    await page.mouse.up()
    await expect.poll(kept).toEqual(all(orders(1), orders(2), all(orders(3), orders(4))))
  })
})

test('a mail is seen as one customer would get it, while it is written', async ({ page, api, shop }) => {
  await shop.identify('grace', { name: 'Grace', email: 'grace@example.com', consent: { email: true } })
  await shop.identify('ada', { name: 'Ada', email: 'ada@example.com' })
  await shop.track('ada', 'Order Completed', { order_id: 'o1', total: 42 })
  const mail = {
    id: 'thanks',
    type: 'sendEmail',
    position: { x: 0, y: 170 },
    data: {
      label: 'Thank you',
      subject: 'Hi {{ customer.traits.name }}',
      body: '<h1 style="color: rgb(200, 0, 0)">{{ event.properties.total }} paid</h1><script>document.title = "ran"</script>',
    },
  }
  const edge = { id: 'e1', source: 'ordered', sourceHandle: 'out', target: 'thanks' }
  const { id } = await api.createFlow({ ...flow, nodes: [...flow.nodes, mail], edges: [edge] })
  const editor = new Editor(page)
  await editor.open(id)
  await editor.select('Thank you')
  const message = editor.form.getByRole('region', { name: 'Rendered message' })
  const frame = message.frameLocator('iframe')

  await test.step('for the customer who is searched, with the styles of the mail', async () => {
    await editor.form.getByRole('combobox', { name: 'Rendered for' }).fill('Ada')
    await page.getByRole('option', { name: 'Ada' }).click()
    await expect(message).toContainText('ada@example.com')
    await expect(message).toContainText('Hi Ada')
    await expect(message).toContainText('Would not go to them now: no consent to email.')
    await expect(frame.getByRole('heading')).toHaveText('42 paid')
    await expect(frame.getByRole('heading')).toHaveCSS('color', 'rgb(200, 0, 0)')
    await expect(page).not.toHaveTitle('ran')
  })

  await test.step('with what is being typed, and no step more in the history of the window', async () => {
    const steps = await page.evaluate(() => history.length)
    await editor.form.getByRole('textbox', { name: 'Subject' }).press('End')
    await page.keyboard.type(', {{ order')
    await page.getByRole('option', { name: /number of orders/ }).click()
    await expect(message).toContainText('Hi Ada, 1')
    await expect(frame.getByRole('heading')).toHaveText('42 paid')
    expect(await page.evaluate(() => history.length)).toBe(steps)
  })

  await test.step('and in large', async () => {
    await editor.form.getByRole('button', { name: 'See it larger' }).click()
    const large = page.getByRole('dialog', { name: 'How it arrives' })
    await expect(large.frameLocator('iframe').getByRole('heading')).toHaveText('42 paid')
  })
})

test('what is written right after a press on another card is written into that one', async ({ page, api }) => {
  const mail = (label: string) => ({ type: 'sendEmail', label, subject: '', body: 'Hello' })
  const { id } = await api.createFlow(
    flowFile({ start: { type: 'onEvent', event: 'Signed Up' }, first: mail('First'), second: mail('Second') }, [
      'start:out>first',
      'first:out>second',
    ]),
  )
  const editor = new Editor(page)
  await editor.open(id)
  // On a slow machine the form comes some frames after the canvas has answered.
  const browser = await page.context().newCDPSession(page)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  for (const round of ['one', 'two', 'three']) {
    for (const title of ['First', 'Second']) {
      await editor.card(title).click()
      await editor.form.getByLabel('Subject').fill(`${title} ${round}`)
    }
    for (const title of ['First', 'Second']) await expect(editor.card(title)).toContainText(`"${title} ${round}"`)
  }
})
