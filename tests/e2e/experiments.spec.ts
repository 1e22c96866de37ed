import { expect, test } from '@playwright/test'
import { build } from 'vite'
import { bucketOf } from '../../shared/engine/dice.ts'

/** Customers as shops name them, some in letters that need several bytes. */
const customers = [
  '',
  ...Array.from({ length: 2_000 }, (_, n) => `customer-${n}`),
  ...Array.from({ length: 500 }, (_, n) => `Zoë Straße ${n} 顧客 👩‍👩‍👧`),
]

/** The dice as the app's build ships them: one module that imports nothing. */
async function bundleDice(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: 'shared/engine/dice.ts', formats: ['es'] } },
  })
  const [bundle] = [built].flat()
  if (!bundle || !('output' in bundle)) throw new Error('Vite built nothing.')
  return bundle.output[0].code
}

test('an experiment draws the same in the browser as on the server', async ({ page }) => {
  const inBrowser = await page.evaluate(
    async ({ code, ids }) => {
      const { bucketOf } = await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
      return ids.map((id) => bucketOf('split', id))
    },
    { code: await bundleDice(), ids: customers },
  )
  expect(inBrowser).toEqual(customers.map((id) => bucketOf('split', id)))
})
