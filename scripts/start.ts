import { buildClient } from './buildClient.ts'

await buildClient()
// By its address: the scripts know the server as a program to start, never as code to build on.
await import(new URL('../server/main.ts', import.meta.url).href)
