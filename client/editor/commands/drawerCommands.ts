import type { DrawerTab } from '../store/view.ts'
import type { Command } from './command.ts'
import { always } from './command.ts'

// The digits are the places of the tabs; the second is the preview's, which has a letter, too.
const open = (tab: DrawerTab, keys: string, label: string): Command => ({
  id: `open-${tab}`,
  group: 'View',
  label: () => label,
  keys: [keys],
  isEnabled: always,
  run: ({ store }) => store.getState().openDrawer(tab),
})

export const showProblems = open('problems', '1', 'Show problems')
export const showJourneys = open('journeys', '3', 'Show journeys')
export const showVersions = open('versions', '4', 'Show versions')
export const showTests = open('tests', '5', 'Show tests')
export const showJson = open('json', '6', 'Show JSON')
