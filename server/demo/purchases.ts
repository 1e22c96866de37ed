import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One purchase of the sample. */
export interface Purchase {
  /** The customer's number in the full data set, as written: five digits. */
  customer: string
  /** The day, as midnight UTC in epoch milliseconds. */
  day: number
  quantity: number
  total: number
}

const line = /^\s*(\d+)\s+\d+\s+(\d{4})(\d{2})(\d{2})\s+(\d+)\s+([\d.]+)\s*$/

/** Reads the sample, in the order of its lines: by customer, then by date. */
export async function readPurchases(): Promise<Purchase[]> {
  const text = await readFile(join(import.meta.dirname, 'CDNOW_sample.txt'), 'utf8')
  return text
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map(readLine)
}

function readLine(row: string): Purchase {
  const [, customer, year, month, day, quantity, total] = line.exec(row) ?? []
  if (customer === undefined) throw new Error(`A line of the demo's purchases cannot be read: ${row}`)
  return { customer, day: Date.parse(`${year}-${month}-${day}`), quantity: Number(quantity), total: Number(total) }
}
