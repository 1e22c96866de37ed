import { useQuery } from '@tanstack/react-query'
import { templatesQuery } from '../api/templates.ts'
import { useFlowActions } from '../flows/useFlowActions.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TemplateCard } from './TemplateCard.tsx'
import classes from './TemplateGallery.module.css'

/** Every flow template with its drawing. */
export function TemplateGallery() {
  const templates = useQuery(templatesQuery())
  const { startFromTemplate, isBusy } = useFlowActions()
  return (
    <Loaded query={templates}>
      {({ items }) =>
        items.length === 0 ? (
          <Notice
            title="No templates here"
            text="This server ships none. Start with a blank canvas on the Flows page."
          />
        ) : (
          <ul className={classes.gallery}>
            {items.map((template) => (
              <li key={template.id}>
                <TemplateCard template={template} isBusy={isBusy} onUse={() => startFromTemplate(template.flow)} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
