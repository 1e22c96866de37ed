import { Page } from '../ui/Page.tsx'
import { TemplateGallery } from './TemplateGallery.tsx'

/** The flow templates. */
export function TemplatesPage() {
  return (
    <Page
      title="Templates"
      about="Flows to start from. Using one makes a draft of your own: nothing happens to anybody until you publish it."
    >
      <TemplateGallery />
    </Page>
  )
}
