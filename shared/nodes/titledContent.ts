import { z } from 'zod'
import type { Lack } from './defineNode.ts'
import { lackIf, lackInLiquid } from './lacking.ts'

/** What a push notification and an in-app message say. */
export const titledContent = {
  title: z.string().default(''),
  text: z.string().default(''),
  url: z.string().default(''),
}

/** What a message with a title of its own lacks. */
export const lackInTitled = ({ title, text, url }: { title: string; text: string; url: string }): Lack[] => [
  ...lackIf(title.trim() === '', ['title'], 'Write a title.'),
  ...lackInLiquid({ title, text, url }, []),
]
