/** A template that cannot be read or rendered: what is wrong, where (from 1; null where no place is to blame), and what to do. */
export class LiquidFault extends Error {
  override name = 'LiquidFault'
  readonly line: number | null
  readonly column: number | null

  constructor(said: string, place: { line: number; column: number } | null) {
    super(place ? `Line ${place.line}, column ${place.column}: ${said}` : said)
    this.line = place?.line ?? null
    this.column = place?.column ?? null
  }
}
