import { AxeBuilder } from '@axe-core/playwright'
import { greetingNextDay } from '../builders/flows.ts'
import { expect, test } from './fixtures/test.ts'
import { Editor } from './pages/Editor.ts'

test('a version is opened, compared with the draft, and restored by one change', async ({ page, api }) => {
  const { id } = await api.goLive(greetingNextDay())
  const editor = new Editor(page)
  await editor.open(id)
  await editor.select('Email')
  await editor.form.getByLabel('Subject').fill('Welcome in')
  await editor.isSaved()
  const versions = page.getByRole('dialog', { name: 'Versions' })

  await test.step('read-only', async () => {
    await page.getByRole('tab', { name: 'Versions' }).click()
    await expect(editor.drawer.getByText('by owner')).toBeVisible()
    await editor.drawer.getByRole('button', { name: 'Open', exact: true }).click()
    await versions.getByRole('button', { name: /^Email\./ }).click()
    await expect(versions.getByRole('region', { name: 'Settings of the chosen card' })).toContainText('SubjectHello')
    await page.keyboard.press('Delete')
    await expect(versions.getByRole('button', { name: /^Email\./ })).toBeVisible()
  })

  await test.step('compared with the draft, on the canvas and as text', async () => {
    await versions.getByLabel('Show', { exact: true }).selectOption('draft')
    await versions.getByLabel('Compared with').selectOption({ index: 2 })
    const change = versions.getByRole('list', { name: 'Changes' }).getByRole('button')
    await expect(change).toHaveText(/Changed\s*Email\s*Subject\s*Hello\s*Welcome in/)
    await change.press('Enter')
    await expect(versions.locator('.react-flow__node.selected')).toHaveText(/Email.*Changed/)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
    await versions.getByText('As text').click()
    await expect(versions.getByRole('region', { name: 'Difference as text' })).toContainText(
      '+        "subject": "Welcome in"',
    )
  })

  await test.step('restored, and taken back', async () => {
    await versions.getByRole('button', { name: 'Restore version 1 as the draft' }).click()
    await expect(versions).toBeHidden()
    await editor.isSaved()
    await expect.poll(async () => (await api.flow(id)).hasUnpublishedChanges).toBe(false)
    await editor.bar.getByRole('button', { name: 'Undo restore version 1' }).click()
    await editor.select('Email')
    await expect(editor.form.getByLabel('Subject')).toHaveValue('Welcome in')
  })
})
