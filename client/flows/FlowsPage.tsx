import { Button, FileButton, Group } from '@mantine/core'
import { IconPlus, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { flowsQuery } from '../api/flows.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { DropFiles } from './DropFiles.tsx'
import { EmptyLibrary } from './EmptyLibrary.tsx'
import { FlowList } from './FlowList.tsx'
import { ImportFailure } from './ImportFailure.tsx'
import { ImportReport } from './ImportReport.tsx'
import { useFlowActions } from './useFlowActions.ts'
import { useImport } from './useImport.ts'

/** All flows of the workspace. */
export function FlowsPage() {
  const flows = useQuery(flowsQuery())
  const { startBlank, isBusy } = useFlowActions()
  const { importFiles, failed, forgetFailed, incomplete, forgetIncomplete } = useImport()

  return (
    <DropFiles onFiles={(files) => void importFiles(files)}>
      <Page
        title="Flows"
        about="What happens, for whom, and when. A flow file dropped on this page is imported."
        actions={
          <Group gap="xs">
            <FileButton accept="application/json,.json" multiple onChange={(files) => void importFiles(files)}>
              {(button) => (
                <Button {...button} variant="default" leftSection={<IconUpload size={16} stroke={1.7} aria-hidden />}>
                  Import
                </Button>
              )}
            </FileButton>
            <Button onClick={startBlank} loading={isBusy} leftSection={<IconPlus size={16} stroke={2} aria-hidden />}>
              New flow
            </Button>
          </Group>
        }
      >
        <Loaded query={flows}>
          {({ items }) => (items.length === 0 ? <EmptyLibrary onBlank={startBlank} /> : <FlowList flows={items} />)}
        </Loaded>
      </Page>
      <ImportFailure failed={failed} onClose={forgetFailed} />
      <ImportReport incomplete={incomplete} onClose={forgetIncomplete} />
    </DropFiles>
  )
}
