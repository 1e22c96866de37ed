const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A random id of 10 letters and digits, for a new node. 252 is the largest multiple of 36 in a byte: above it letters would not be equally likely. */
export function newId(): string {
  let id = ''
  while (id.length < 10) {
    for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
      if (byte < 252 && id.length < 10) id += letters[byte % 36]
    }
  }
  return id
}
