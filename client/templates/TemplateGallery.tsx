import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TemplateAnswer } from '../../shared/api/answers.ts'
import { templatesQuery } from '../api/templates.ts'
import { useFlowActions } from '../flows/useFlowActions.ts'
import { Loaded } from '../ui/Loaded.tsx'
import { Notice } from '../ui/Notice.tsx'
import { DeleteTemplate } from './DeleteTemplate.tsx'
import { TemplateCard } from './TemplateCard.tsx'
import classes from './TemplateGallery.module.css'

/** Every flow template with its drawing, the team's own first. */
export function TemplateGallery() {
  const templates = useQuery(templatesQuery())
  const { startFromTemplate, isBusy } = useFlowActions()
  const [unwanted, setUnwanted] = useState<TemplateAnswer | null>(null)
  const [isAsking, setAsking] = useState(false)
  const askToDelete = (template: TemplateAnswer) => {
    setUnwanted(template)
    setAsking(true)
  }
  return (
    <>
      <Loaded query={templates}>
        {({ items }) =>
          items.length === 0 ? (
            <Notice
              title="No templates here"
              text="This server ships none. “Save as template” in the menu of a flow keeps one for your team."
            />
          ) : (
            <ul className={classes.gallery}>
              {items.toSorted(ownFirst).map((template) => (
                <li key={template.id}>
                  <TemplateCard
                    template={template}
                    isBusy={isBusy}
                    onUse={() => startFromTemplate(template.flow)}
                    onDelete={() => askToDelete(template)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {unwanted && <DeleteTemplate template={unwanted} isOpen={isAsking} onClose={() => setAsking(false)} />}
    </>
  )
}

const ownFirst = (a: TemplateAnswer, b: TemplateAnswer): number => Number(a.shipped) - Number(b.shipped)
