import { greeting } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

test('opening a flow asks for it before any code has run, and for nothing twice', async ({ page, api }) => {
  const { id } = await api.createFlow(greeting())
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const editor = new Editor(page)
  await editor.open(id)
  await expect(editor.card('Email')).toBeVisible()
  const files = asked.filter((path) => path.startsWith('/assets/') || path === `/api/flows/${id}`)
  expect(files).toContain(`/api/flows/${id}`)
  expect(files.filter((path, at) => files.indexOf(path) !== at)).toEqual([])
  // The hint stands in the page itself: without it the flow would come after the scripts that ask for it.
  expect(await page.locator(`link[rel=preload][as=fetch]`).getAttribute('href')).toBe(`/api/flows/${id}`)
})

test('opening a flow reads no tables of languages and time zones as long as no number or date is shown', async ({
  page,
  api,
}) => {
  const { id } = await api.createFlow(greeting())
  await page.addInitScript(() => {
    for (const name of ['NumberFormat', 'DateTimeFormat', 'RelativeTimeFormat', 'Collator'] as const) {
      const Format: object = Intl[name]
      const counted = { construct: count, apply: count }
      function count(): never {
        throw new Error(`Intl.${name} was made while the flow was opened.`)
      }
      Object.defineProperty(Intl, name, { value: new Proxy(Format, counted) })
    }
  })
  const editor = new Editor(page)
  await editor.open(id)
  await expect(editor.card('Email')).toBeVisible()
})
