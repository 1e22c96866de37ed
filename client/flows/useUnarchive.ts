import type { FlowListItem } from '../../shared/api/answers.ts'
import { useSetStatus } from '../api/flows.ts'
import { say, sayFault } from '../ui/say.ts'

/** Takes a flow out of the archive. It can be taken back, so nothing is asked first. */
export function useUnarchive(id: string) {
  const { mutateAsync } = useSetStatus(id)
  return async ({ name }: FlowListItem) => {
    try {
      // Waited for here: the menu that asked is closed by now, and nothing that is gone is called back.
      const { status } = await mutateAsync('unarchive')
      say(`“${name}” is out of the archive, ${status === 'paused' ? 'paused' : 'as a draft'}. Nobody enters by this.`)
    } catch (error) {
      if (error instanceof Error) sayFault(error)
    }
  }
}
