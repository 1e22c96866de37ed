import type { DrawerTab } from '../store/view.ts'
import type { Command } from './command.ts'
import { always } from './command.ts'

const open = (tab: DrawerTab, label: string): Command => ({
  id: `open-${tab}`,
  group: 'View',
  label: () => label,
  keys: [],
  isEnabled: always,
  run: ({ store }) => store.getState().openDrawer(tab),
})

export const showProblems = open('problems', 'Show problems')
export const showJourneys = open('journeys', 'Show journeys')
export const showVersions = open('versions', 'Show versions')
export const showTests = open('tests', 'Show tests')
export const showJson = open('json', 'Show JSON')
