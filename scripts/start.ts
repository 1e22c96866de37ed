import { enableCompileCache } from 'node:module'
import { buildClient } from './buildClient.ts'

// Half of the time to the first answer is spent on compiling the same files again.
enableCompileCache('.cache/compiled')
await buildClient()
// By its address: the scripts know the server as a program to start, never as code to build on.
await import(new URL('../server/main.ts', import.meta.url).href)
