import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/**
 * Runs a program that prints a line for each thing it was told is stored for good, kills it at once (SIGKILL) after `lines` of them,
 * and returns all that it printed.
 */
export async function untilKilled(program: URL, args: readonly string[], lines: number): Promise<string[]> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  const printed: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line)
    if (printed.length === lines) child.kill('SIGKILL')
  }
  const [, signal] = await closed
  if (signal !== 'SIGKILL') throw new Error(`${program} ended by itself after ${printed.length} lines.`)
  return printed
}
