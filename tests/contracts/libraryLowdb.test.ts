import { openLibrary } from '../../server/adapters/lowdb/openLibrary.ts'
import { tempFolder } from '../builders/tempFolder.ts'
import { libraryContract } from './library.ts'

libraryContract('JSON files', async () => {
  const dir = await tempFolder()
  return { open: () => openLibrary({ dir }) }
})
