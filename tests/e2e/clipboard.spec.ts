import { flowFile, greetingNextDay } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('nodes are copied in one window and pasted in another, with the edge between them', async ({
  page,
  context,
  api,
}) => {
  const here = new Editor(page)
  await here.open((await api.createFlow(greetingNextDay())).id)
  await here.card('Delay').click()
  await here.card('Email').click({ modifiers: ['Shift'] })
  await here.press('ControlOrMeta+c')

  const there = new Editor(await context.newPage())
  const { id } = await api.createFlow(flowFile({ start: { type: 'onEvent', event: 'Order Completed' } }))
  await there.open(id)
  await there.press('ControlOrMeta+v')
  await expect(there.nodes).toHaveCount(3)
  await expect(there.card('Delay')).toHaveAccessibleName(/Leads to Email/)
  await expect(there.bar.getByRole('button', { name: 'Undo paste 2 nodes' })).toBeEnabled()
  await there.isSaved()
  expect((await api.flow(id)).flow.edges).toHaveLength(1)
})

test('a cut card is gone, and comes back with a paste', async ({ page, api }) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(greetingNextDay())).id)
  await editor.card('Delay').click()
  await editor.press('ControlOrMeta+x')
  await expect(editor.card('Delay')).toBeHidden()
  await editor.press('ControlOrMeta+v')
  await expect(editor.card('Delay')).toBeVisible()
})

test('a flow in a mail is pasted as it stands there, and a text without one is refused in words', async ({
  page,
  api,
}) => {
  const editor = new Editor(page)
  await editor.open((await api.createFlow(flowFile({ start: { type: 'onEvent', event: 'Signed Up' } }))).id)
  const write = (text: string) => page.evaluate((words) => navigator.clipboard.writeText(words), text)
  await write(`Hi,\n\nthis is ours:\n${JSON.stringify(greetingNextDay(), null, 2).replace(/^/gm, '> ')}\n\nKim`)
  await editor.press('ControlOrMeta+v')
  await expect(editor.nodes).toHaveCount(4)
  await write('See you on Friday')
  await editor.press('ControlOrMeta+v')
  await expect(page.getByText('Nothing was pasted. There is no flow in it.', { exact: false })).toBeVisible()
  await expect(editor.nodes).toHaveCount(4)
})
