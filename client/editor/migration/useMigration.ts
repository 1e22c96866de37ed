import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MigrationAnswer } from '../../../shared/api/answers.ts'
import type { Choices } from '../../../shared/engine/migration.ts'
import { migrationQuery } from '../../api/flows.ts'
import type { DraftChoices, Fates } from './draftChoices.ts'
import { asRequest, fatesOf } from './draftChoices.ts'

/** Who is inside a flow, and what its publisher wants for them. */
export interface MigrationDraft {
  /** Undefined until it is known. */
  migration: MigrationAnswer | undefined
  choices: DraftChoices
  choose(choices: DraftChoices): void
  /** As a publish call takes them; undefined where everybody finishes. */
  request(): Choices | undefined
  fates: Fates
  /** Asks the server again. */
  look(): Promise<unknown>
}

/** `isMoving`: looks often, to show how far it has come. */
export function useMigration(flowId: string, isMoving: boolean): MigrationDraft {
  const [choices, choose] = useState<DraftChoices>({})
  const { data, refetch } = useQuery({ ...migrationQuery(flowId), refetchInterval: isMoving ? 500 : 10_000 })
  const items = data?.items ?? []
  return {
    migration: data,
    choices,
    choose,
    request() {
      const migrate = asRequest(items, choices)
      return Object.keys(migrate).length > 0 ? migrate : undefined
    },
    fates: fatesOf(items, choices),
    look: refetch,
  }
}
