import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { Loading } from '../ui/Loading.tsx'
import { DemoOffer } from './DemoOffer.tsx'
import classes from './EmptyLibrary.module.css'

const TemplateGallery = lazy(() =>
  import('../templates/TemplateGallery.tsx').then(({ TemplateGallery }) => ({ default: TemplateGallery })),
)

/** What a new workspace opens onto: a demo shop, templates, a blank canvas. */
export function EmptyLibrary({ onBlank }: { onBlank(): void }) {
  return (
    <div className={classes.library}>
      <DemoOffer />
      <section>
        <header className={classes.header}>
          <h2 className={classes.title}>Start from a template</h2>
          <Button variant="default" size="xs" onClick={onBlank}>
            Start with a blank canvas
          </Button>
        </header>
        <Suspense fallback={<Loading />}>
          <TemplateGallery />
        </Suspense>
      </section>
    </div>
  )
}
