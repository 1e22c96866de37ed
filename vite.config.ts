/// <reference types="vitest/config" />
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fetchAhead } from './scripts/fetchAhead.ts'
import { limitFirstLoads } from './scripts/firstLoad.ts'
import { gzipAssets } from './scripts/gzipAssets.ts'
import { importedBy } from './scripts/importedBy.ts'

const server = `http://127.0.0.1:${process.env.PORT ?? 4321}`

/** What the server answers, rather than the app: everything else is the app's own routes. */
const serverPaths = [
  // The app's own folder api/ has the same name: its modules are files of the app.
  '^/api/(?!.+\\.tsx?(?:\\?|$))',
  '/v1',
  '/hooks',
  '/schema',
  '/healthz',
  '/readyz',
  '/metrics',
]

const file = (path: string) => join(import.meta.dirname, path)

// Every page waits for these two. Temporal comes only where the browser has none.
const app = ['client/main.tsx', 'client/app/showApp.tsx']
const editor = ['client/editor/EditorPage.tsx']
// As client/app/askAhead.ts asks for them, to the letter.
const editorCalls = ['/api/flows/*', '/api/segments?limit=200', '/api/settings']

export default defineConfig({
  root: 'client',
  cacheDir: '../.cache/vite',
  plugins: [
    react(),
    limitFirstLoads([
      { page: 'Flows', from: app, mostKb: 250 },
      { page: 'The editor', from: [...app, ...editor], mostKb: 450 },
    ]),
    fetchAhead({ always: app, under: { path: '/flows/', modules: editor, calls: editorCalls } }),
    gzipAssets(),
  ],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    // Every browser that we serve knows modulepreload.
    modulePreload: { polyfill: false },
    // What counts is what a page loads altogether, which limitFirstLoads watches.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
        codeSplitting: {
          groups: [
            // React with the component library, and the canvas, change seldom: a browser keeps them over releases.
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|@mantine|@floating-ui)[\\/].+js$/,
              priority: 4,
            },
            // What comes before the app stays apart from it: it prepares what the app reads as it loads.
            { name: importedBy(file('client/main.tsx'), 'start'), debugName: 'start', priority: 3 },
            { name: 'canvas', test: /node_modules[\\/](reactflow|@xyflow|d3-[a-z]+)[\\/].+js$/, priority: 2 },
            { name: importedBy(file('client/app/showApp.tsx'), 'app'), debugName: 'app', priority: 1 },
            // Left alone each piece that two pages share is a file of its own, and a page waits for dozens of them.
            { name: 'shared', minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    // Not the whole project: the data folder, with the write key in it, must never be served.
    fs: { allow: ['client', 'shared', 'node_modules', '.cache'].map((dir) => join(import.meta.dirname, dir)) },
    proxy: Object.fromEntries(serverPaths.map((path) => [path, { target: server }])),
  },
  test: {
    // Real stores and real tools on a busy two-core machine: slow is not wrong.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // All cores: left alone one stands idle, which of two is half the machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          root: import.meta.dirname,
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/client/**', 'tests/e2e/**'],
        },
      },
      {
        test: {
          name: 'client',
          root: import.meta.dirname,
          environment: 'jsdom',
          include: ['tests/client/**/*.test.{ts,tsx}'],
          setupFiles: [join(import.meta.dirname, 'tests/client/setup.ts')],
          // As in tests/e2e/playwright.config.ts.
          retry: process.env.CI ? 1 : 0,
          css: { include: [] },
        },
      },
    ],
  },
})
