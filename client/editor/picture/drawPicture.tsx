import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Flow } from '../../../shared/flow/flow.ts'
import type { Size } from '../../../shared/flow/layout.ts'
import type { Names } from '../../../shared/rules/names.ts'
import { FlowPicture, pageFont } from './FlowPicture.tsx'
import { fontsFor } from './fontsFor.ts'

/** The flow as the text of an SVG file, in the colours and the letters that the page has now. It needs nothing but itself. */
export async function drawPicture(flow: Flow, names: Names, sizeOf: (id: string) => Size): Promise<string> {
  const style = getComputedStyle(document.documentElement)
  const pen = document.createElement('canvas').getContext('2d')
  const measure = (text: string, font: string) => {
    if (!pen) return text.length * 7
    pen.font = font
    return pen.measureText(text).width
  }
  const paint = { sizeOf, measure, colour: (token: string) => style.getPropertyValue(token).trim() }
  const draw = (fonts: string) => textOf(<FlowPicture flow={flow} paint={paint} names={names} fonts={fonts} />)
  return draw(await fontsFor(draw(''), pageFont))
}

function textOf(picture: ReactNode): string {
  const host = document.createElement('div')
  const root = createRoot(host)
  flushSync(() => root.render(picture))
  const text = host.innerHTML
  root.unmount()
  return text
}

/** Twice as many pixels as the canvas has, for sharp letters in a document; large flows are drawn smaller, as browsers draw no larger pictures. */
const sharpness = 2
const mostPixels = 8_000

/** The same picture as a PNG file. */
export async function toPng(svg: string): Promise<Blob> {
  const image = new Image()
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    image.src = url
    await image.decode()
    const scale = Math.min(sharpness, mostPixels / Math.max(image.naturalWidth, image.naturalHeight))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.naturalWidth * scale)
    canvas.height = Math.round(image.naturalHeight * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large to be drawn.'))))
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
