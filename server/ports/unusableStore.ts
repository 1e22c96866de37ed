/**
 * Thrown at start by a store that cannot be opened: damaged, written by a newer version, or open in another process.
 * The message is one line that names the file and the next move; nothing was changed on disk.
 */
export class UnusableStore extends Error {
  override name = 'UnusableStore'
}
