/** What is read of a `@font-face` rule. */
interface FontFace {
  family: string
  /** Like `U+0000-00FF, U+0131`; empty for every letter. */
  range: string
  css: string
  /** Where the addresses in it count from. */
  base: string
}

/** The page's own `@font-face` rules that these words need, each with its font inside: a file that is mailed has no address to fetch one from. */
export async function fontsFor(words: string, family: string): Promise<string> {
  const faces = facesOf(document).filter((face) => face.family === family && covers(face.range, words))
  return (await Promise.all(faces.map(embed))).join('\n')
}

function facesOf({ styleSheets, baseURI }: Document): FontFace[] {
  return [...styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return []
      const family = rule.style.getPropertyValue('font-family').replace(/["']/g, '')
      const range = rule.style.getPropertyValue('unicode-range')
      return [{ family, range, css: rule.cssText, base: sheet.href ?? baseURI }]
    }),
  )
}

/** Whether a font of that range has any of the letters; spaces it shares with all of them. */
export function covers(range: string, words: string): boolean {
  if (range === '') return true
  const spans = range.split(',').map((span) => {
    const [first = '', last = first] = span.trim().replace(/^U\+/i, '').split('-')
    return [first.replaceAll('?', '0'), last.replaceAll('?', 'F')].map((hex) => Number.parseInt(hex, 16))
  })
  return [...words.replace(/\s/g, '')].some((letter) => {
    const at = letter.codePointAt(0) ?? 0
    return spans.some(([first = 0, last = 0]) => at >= first && at <= last)
  })
}

async function embed({ css, base }: FontFace): Promise<string> {
  const address = /url\(["']?([^"')]+)["']?\)/.exec(css)?.[1]
  if (address === undefined) return css
  const font = await (await fetch(new URL(address, base))).blob()
  return css.replace(address, await dataUrl(font))
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    // What is read as an address is text.
    reader.onload = () => resolve(reader.result as string)
    reader.onerror = () => reject(new Error('The font of the picture cannot be read.'))
    reader.readAsDataURL(blob)
  })
}
