import '@fontsource-variable/inter/index.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './app/tokens.css'
import './app/page.css'
import { config } from 'zod/v4/core'
import { shareNonce } from './app/nonce.ts'

// zod compiles schemas with `new Function` by default, which the content security policy refuses.
config({ jitless: true })
shareNonce()

// The browser asks for a font when the first text is laid out; text that came before it would jump. A font that fails is no fault.
document.fonts.load('1rem "Inter Variable"').catch(() => {})

// Awaited in a function and not by the module: the app imports what stands in one file with this, and would wait for itself.
async function start(): Promise<void> {
  // Safari has no Temporal yet. The app reads dates as it loads, so it comes after.
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')
  const { showApp } = await import('./app/showApp.tsx')
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root.')
  await showApp(root)
}

void start()
