import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCreateFlow } from '../api/flows.ts'
import { readFlowFile } from './flowFile.ts'

/** Brings flow files in. One file opens on the canvas; of several, those that could be read are in the list. */
export function useImport() {
  const [, navigate] = useLocation()
  const create = useCreateFlow()
  const [failure, setFailure] = useState<{ fileName: string; error: Error } | null>(null)

  const importFiles = async (files: readonly File[]) => {
    for (const file of files) {
      try {
        const answer = await create.mutateAsync(await readFlowFile(file))
        if (files.length === 1) navigate(`/flows/${answer.id}`)
      } catch (error) {
        setFailure({ fileName: file.name, error: error instanceof Error ? error : new Error(String(error)) })
      }
    }
  }

  return { importFiles, isBusy: create.isPending, failure, forgetFailure: () => setFailure(null) }
}
