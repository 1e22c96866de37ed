import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { FlowAnswer, Problem } from '../../shared/api/answers.ts'
import type { Flow } from '../../shared/flow/flow.ts'
import { fieldsQuery } from '../api/fields.ts'
import { checkFlow, useCreateFlow } from '../api/flows.ts'
import { say } from '../ui/say.ts'
import { readFlowFile } from './flowFile.ts'

/** A file that is a draft now, and what it names that does not exist here. */
export interface Imported {
  fileName: string
  id: string
  name: string
  missing: readonly Problem[]
  /** Events that it listens to and that never arrived. */
  unheard: readonly string[]
}

/** A file that is no flow here, and why. */
export interface Failed {
  fileName: string
  error: Error
}

/** What the check says about the things that a flow names but does not bring along. */
const aboutReferences = new Set(['unknown-segment', 'unknown-flow', 'foreign-sender'])

/** Brings flow files in. One file opens on the canvas, after what it lacks here was said; of several, those that could be read are in the list. */
export function useImport() {
  const queryClient = useQueryClient()
  const [, navigate] = useLocation()
  const create = useCreateFlow()
  const [failed, setFailed] = useState<readonly Failed[]>([])
  const [incomplete, setIncomplete] = useState<readonly Imported[]>([])

  const lookAround = async (fileName: string, { id, flow }: FlowAnswer): Promise<Imported> => ({
    fileName,
    id,
    name: flow.name,
    // The draft is there whatever comes of looking around: the canvas will say it again.
    missing: await missingIn(flow).catch(() => []),
    unheard: await unheardIn(flow).catch(() => []),
  })

  const unheardIn = async (flow: Flow): Promise<string[]> => {
    // It knows every node type: nothing that the list of flows should wait for.
    const { eventsHeard } = await import('../../shared/flow/eventsHeard.ts')
    const { events } = await queryClient.fetchQuery(fieldsQuery())
    return eventsHeard(flow).filter((name) => !events.some(({ event }) => event === name))
  }

  const importFiles = async (files: readonly File[]) => {
    const imported: Imported[] = []
    const refused: Failed[] = []
    for (const file of files) {
      try {
        imported.push(await lookAround(file.name, await create.mutateAsync(await readFlowFile(file))))
      } catch (error) {
        refused.push({ fileName: file.name, error: error instanceof Error ? error : new Error(String(error)) })
      }
    }
    setFailed(refused)
    setIncomplete(imported.filter(({ missing }) => missing.length > 0))
    const [only] = imported
    if (files.length !== 1 || !only || only.missing.length > 0) return
    if (only.unheard.length > 0) say(sayUnheard(only.unheard))
    navigate(`/flows/${only.id}`)
  }

  return {
    importFiles,
    isBusy: create.isPending,
    failed,
    forgetFailed: () => setFailed([]),
    incomplete,
    forgetIncomplete: () => setIncomplete([]),
  }
}

async function missingIn(flow: Flow): Promise<Problem[]> {
  const { problems } = await checkFlow(flow)
  return problems.filter(({ rule }) => aboutReferences.has(rule))
}

/** No fault, only a hint: an event may well arrive for the first time tomorrow. */
export const sayUnheard = (names: readonly string[]): string =>
  `Never arrived here so far: ${names.map((name) => `“${name}”`).join(', ')}. That is fine if your shop will send ${names.length === 1 ? 'it' : 'them'}.`
