import { murmur3_32 } from '../../shared/engine/dice.ts'

/** A number from 0 up to 1 that looks drawn by chance and is the same for the same text: the demo shop is the same shop on every machine. */
export const chance = (text: string): number => murmur3_32(text) / 2 ** 32

/** A member of a list, by chance in the same sense. Throws where there is none. */
export function pick<T>(list: readonly T[], text: string): T {
  const picked = list[Math.floor(chance(text) * list.length)]
  if (picked === undefined) throw new Error('There is nothing to pick from.')
  return picked
}
