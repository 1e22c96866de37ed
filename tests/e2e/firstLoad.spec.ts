import { flowFile, greeting } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

test('opening a flow asks for it and what it names before any code has run, and for nothing twice', async ({
  page,
  api,
}) => {
  const { id } = await api.createFlow(greeting())
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url().slice(new URL(request.url()).origin.length)))
  const editor = new Editor(page)
  await editor.open(id)
  await expect(editor.card('Email')).toBeVisible()
  // The hints stand in the page itself: without them it would all come after the scripts that ask for it.
  const hints = page.locator('link[rel=preload][as=fetch]')
  const ahead = await hints.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(ahead).toEqual([`/api/flows/${id}`, '/api/segments?limit=200', '/api/settings'])
  const files = asked.filter((path) => path.startsWith('/assets/') || ahead.includes(path))
  expect(files).toEqual(expect.arrayContaining(ahead))
  expect(files.filter((path, at) => files.indexOf(path) !== at)).toEqual([])
})

test('opening a flow reads no tables of languages and time zones as long as no number or date is shown', async ({
  page,
  api,
}) => {
  const { id } = await api.createFlow(
    flowFile(
      {
        joined: { type: 'onEvent', event: 'Signed Up' },
        hello: { type: 'sendEmail', subject: 'Hello {{ customer.traits.first_name }}', body: 'Welcome!' },
      },
      ['joined:out>hello'],
    ),
  )
  await page.addInitScript((names) => {
    for (const name of names) {
      const note = () => performance.mark(`made ${name}`)
      const noted = new Proxy(Intl[name], {
        construct: (of, given) => note() && Reflect.construct(of, given),
        apply: (of, on, given) => note() && Reflect.apply(of, on, given),
      })
      Object.defineProperty(Intl, name, { value: noted })
    }
  }, formats)
  const editor = new Editor(page)
  await editor.open(id)
  await expect(editor.card('Email')).toBeVisible()
  const marks = await page.evaluate(() => performance.getEntriesByType('mark').map((mark) => mark.name))
  expect(marks.filter((name) => name.startsWith('made'))).toEqual([])
})

const formats = ['NumberFormat', 'DateTimeFormat', 'RelativeTimeFormat', 'Collator'] as const
