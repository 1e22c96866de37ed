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
