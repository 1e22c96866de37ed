/** A `Content-Disposition` for a download: an ASCII name that every system takes, and the real one as RFC 5987 writes it. */
export function attachment(name: string): string {
  // Nothing that a file system or a header reads as more than a name.
  const clean =
    name
      .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 150) || 'flow.json'
  const plain = clean
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]+/g, '')
    .trim()
  const fallback = /[a-z0-9]/i.test(plain.replace(/\.json$/, '')) ? plain : 'flow.json'
  const encoded = encodeURIComponent(clean.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`
}
