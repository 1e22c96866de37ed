import { ActionIcon, Button, Group } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { TemplateAnswer } from '../../shared/api/answers.ts'
import { definitionOf } from '../../shared/nodes/index.ts'
import { FlowDrawing } from '../ui/FlowDrawing.tsx'
import { formatMany } from '../ui/formatNumber.ts'
import { Pill } from '../ui/Pill.tsx'
import classes from './TemplateCard.module.css'

interface TemplateCardProps {
  template: TemplateAnswer
  isBusy: boolean
  onUse(): void
  onDelete(): void
}

/** One flow template: its drawing, what it is for, and the way to a flow of one's own. */
export function TemplateCard({ template: { flow, shipped }, isBusy, onUse, onDelete }: TemplateCardProps) {
  const drawn = useMemo(() => flow.nodes.map(({ id, type, position }) => ({ id, type, ...position })), [flow])
  const titles = useMemo(
    () => new Map(flow.nodes.map((node) => [node.id, node.data.label || definitionOf(node.type).title])),
    [flow],
  )
  return (
    <article className={classes.card}>
      <div className={classes.drawing}>
        <FlowDrawing nodes={drawn} edges={flow.edges} titles={titles} />
      </div>
      <div className={classes.words}>
        <h2 className={classes.name}>{flow.name}</h2>
        <p className={classes.description}>{flow.description}</p>
        <div className={classes.foot}>
          <span className={classes.facts}>
            {!shipped && <Pill tone="brand">Yours</Pill>}
            <span>{formatMany(flow.nodes.filter((node) => node.type !== 'note').length, 'node')}</span>
            {flow.tests.length > 0 && <span>{formatMany(flow.tests.length, 'test')} inside</span>}
          </span>
          <Group gap={6}>
            {!shipped && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={30}
                aria-label={`Delete this template: ${flow.name}`}
                onClick={onDelete}
              >
                <IconTrash size={16} stroke={1.7} aria-hidden />
              </ActionIcon>
            )}
            <Button
              size="xs"
              variant="light"
              disabled={isBusy}
              onClick={onUse}
              aria-label={`Use this template: ${flow.name}`}
            >
              Use this template
            </Button>
          </Group>
        </div>
      </div>
    </article>
  )
}
