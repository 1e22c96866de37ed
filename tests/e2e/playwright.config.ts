import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from '../../scripts/chromium.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // On a machine that is busy with others. At one's own, a test that passes at the second try hides a fault.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  workers: 1,
  timeout: 120_000,
  // Longer than the longest delay that a test waits for.
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 10_000,
    trace: 'retain-on-failure',
    launchOptions: { args: chromiumFlags, ...(executablePath && { executablePath }) },
  },
})
