const isMac = () => /Mac|iP(hone|ad)/.test(navigator.userAgent)

/** Whether a key press is the one that `keys` names, e.g. `mod+shift+z`, `?` or `f`. */
export function isPressed(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1)
  const mod = parts.includes('mod')
  const alt = parts.includes('alt')
  if ((event.ctrlKey || event.metaKey) !== mod || event.altKey !== alt) return false
  // A sign such as ? needs Shift on most keyboards, so Shift only counts where it is named, or with letters.
  const isLetter = /^[a-z]$/.test(key ?? '') || (key?.length ?? 0) > 1
  if (isLetter && event.shiftKey !== parts.includes('shift')) return false
  // On a Mac, Option turns letters into signs: Option A is å.
  return alt && key?.length === 1 ? event.code === `Key${key.toUpperCase()}` : event.key.toLowerCase() === key
}

const signs: Record<string, [mac: string, other: string]> = {
  mod: ['⌘', 'Ctrl'],
  alt: ['⌥', 'Alt'],
  shift: ['⇧', 'Shift'],
  delete: ['⌦', 'Del'],
  backspace: ['⌫', 'Backspace'],
  escape: ['esc', 'Esc'],
  arrowup: ['↑', '↑'],
  arrowdown: ['↓', '↓'],
  arrowleft: ['←', '←'],
  arrowright: ['→', '→'],
  enter: ['↩', 'Enter'],
}

/** How a shortcut is written on this keyboard. */
export function writeKeys(keys: string): string {
  const mac = isMac()
  return keys
    .split('+')
    .map((part) => signs[part]?.[mac ? 0 : 1] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(mac ? '' : ' ')
}
