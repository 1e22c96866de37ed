import { StoreUnavailable } from '../../ports/journal.ts'

const faults: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'look at the rights of its folder',
  EPERM: 'look at the rights of its folder',
  EIO: 'the disk reports an error',
}

/** Runs a write; where the disk is at fault, rejects with a {@link StoreUnavailable}. */
export async function storing<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const fault = error instanceof Error && 'code' in error && typeof error.code === 'string' && faults[error.code]
    if (fault) throw new StoreUnavailable(`The library could not be written: ${fault}.`, { cause: error })
    throw error
  }
}
