import { writeFile } from 'node:fs/promises'
import { greeting } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'
import { chooseFromList } from './pages/flowList.ts'

test('flows are found, tagged, duplicated and put away', async ({ page, api }) => {
  await api.goLive({ ...greeting(), name: 'Greeting' })
  await api.createFlow({ ...greeting(), name: 'Win back', tags: ['retention'] })
  await page.goto('/flows')
  const rows = page.getByRole('list', { name: 'Flows' }).getByRole('article')
  await expect(rows).toHaveCount(2)

  await page.getByRole('searchbox').fill('retention')
  await expect(rows).toHaveText([/Win back/])
  await page.getByRole('searchbox').press('Escape')

  await chooseFromList(page, 'Greeting', 'Edit tags')
  const tags = page.getByRole('dialog', { name: 'Tags of “Greeting”' })
  await tags.getByRole('combobox', { name: 'Tags' }).fill('welcome')
  await page.keyboard.press('Enter')
  await tags.getByRole('button', { name: 'Save tags' }).click()
  await page.getByRole('button', { name: 'Show flows tagged welcome' }).click()
  await expect(rows).toHaveText([/Greeting/])

  await page.goto('/flows')
  await chooseFromList(page, 'Greeting', 'Duplicate')
  await new Editor(page).isReady()
  await page.goto('/flows?order=name')
  await expect(rows).toHaveText([/^Greeting[^(]/, /Greeting \(copy\)/, /Win back/])

  await chooseFromList(page, 'Win back', 'Archive')
  await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click()
  await expect(rows).toHaveCount(2)
  await page.getByRole('button', { name: 'Show 1 archived flow' }).click()
  await expect(rows).toHaveText([/Win back/])

  await chooseFromList(page, 'Win back', 'Take out of the archive')
  await expect(rows).toHaveCount(0)
  await page.goto('/flows?order=name')
  await expect(rows).toHaveCount(3)
})

test('a flow becomes a template of the team, a flow again, and the template goes', async ({ page, api }) => {
  const { flow: source } = await api.createFlow({ ...greeting(), name: 'Greeting' })
  await page.goto('/flows')
  await chooseFromList(page, 'Greeting', 'Save as template')
  const form = page.getByRole('dialog', { name: 'Save “Greeting” as a template' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Our greeting')
  await form.getByRole('button', { name: 'Save template' }).click()
  await expect(form).toBeHidden()

  await page.goto('/templates')
  await page.getByRole('button', { name: 'Use this template: Our greeting' }).click()
  await new Editor(page).isReady()
  const made = await api.flow(new URL(page.url()).pathname.split('/').at(-1) ?? '')
  expect(made.flow.name).toBe('Our greeting')
  const oldIds = source.nodes.map(({ id }) => id)
  expect(made.flow.nodes.filter(({ id }) => oldIds.includes(id))).toEqual([])

  await page.goto('/templates')
  await page.getByRole('button', { name: 'Delete this template: Our greeting' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click()
  await expect(page.getByRole('heading', { name: 'Our greeting', exact: true })).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Welcome series' })).toBeVisible()
})

test('an imported flow says what it names that is not here, and marks it on the canvas', async ({ page }, info) => {
  const flow = greeting()
  const file = info.outputPath('gift.json')
  await writeFile(
    file,
    JSON.stringify({
      ...flow,
      name: 'From another shop',
      nodes: [
        ...flow.nodes,
        { id: 'on', type: 'startFlow', position: { x: 0, y: 320 }, data: { label: 'Go on', flowId: 'theirs' } },
      ],
      edges: [...flow.edges, { id: 'e9', source: 'hello', sourceHandle: 'out', target: 'on' }],
    }),
  )
  await page.goto('/flows')
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import' }).click()
  await (await chosen).setFiles(file)

  const report = page.getByRole('dialog', { name: '“gift.json” is imported' })
  await expect(report.getByRole('listitem')).toHaveText([/"Go on": The flow that it starts does not exist here/])
  await expect(report).toContainText('Never arrived here so far: “Signed Up”')
  await report.getByRole('button', { name: 'Open on the canvas' }).click()
  const editor = new Editor(page)
  await editor.isReady()
  await expect(page.getByText('Starts a flow that does not exist here')).toHaveAttribute('data-lack', 'true')
  await editor.bar.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('dialog')).toContainText('The flow that it starts does not exist here')
})
