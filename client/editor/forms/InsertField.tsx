import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconBraces } from '@tabler/icons-react'
import { memo } from 'react'
import { useTemplateFields } from './completion/useTemplateFields.ts'
import classes from './TemplateInput.module.css'

/** The fields that a message can name; choosing one gives it as Liquid. Typing beside it leaves it alone, as long as `onInsert` stays the same. */
export const InsertField = memo(function InsertField({ onInsert }: { onInsert(liquid: string): void }) {
  const fields = useTemplateFields()
  return (
    <Menu position="bottom-end" width={250} shadow="md">
      <Menu.Target>
        <Tooltip label="Insert a field">
          <ActionIcon className={classes.insert ?? ''} variant="subtle" color="gray" aria-label="Insert a field">
            <IconBraces size={16} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown className={classes.fields ?? ''}>
        {fields.map(({ liquid, label }) => (
          <Menu.Item key={liquid} onClick={() => onInsert(`{{ ${liquid} }}`)}>
            {label}
            <small className={classes.name}>{liquid}</small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
})
