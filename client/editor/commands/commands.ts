import {
  alignBottom,
  alignCentre,
  alignLeft,
  alignMiddle,
  alignRight,
  alignTop,
  distributeAcross,
  distributeDown,
  nudgeDown,
  nudgeLeft,
  nudgeRight,
  nudgeUp,
  tidySelection,
  tidyUp,
} from './arrangeCommands.ts'
import { copy, cut, paste } from './clipboardCommands.ts'
import type { Command } from './command.ts'
import { showJourneys, showJson, showProblems, showTests, showVersions } from './drawerCommands.ts'
import { duplicate, insertAfter, pullOut, remove, removeAndReconnect, toggleDisabled } from './editCommands.ts'
import { archive, exportFile, pause, preview, publish, resume, settings } from './flowCommands.ts'
import { clear, redo, selectAll, undo } from './historyCommands.ts'
import { find, fit, fitSelection, showSheet, zoomFull } from './viewCommands.ts'

/** Every verb of the editor, in the order of the search and of the shortcut sheet. */
export const commands = {
  undo,
  redo,
  insertAfter,
  duplicate,
  copy,
  cut,
  paste,
  remove,
  removeAndReconnect,
  pullOut,
  toggleDisabled,
  selectAll,
  clear,
  alignLeft,
  alignCentre,
  alignRight,
  alignTop,
  alignMiddle,
  alignBottom,
  distributeAcross,
  distributeDown,
  tidyUp,
  tidySelection,
  nudgeUp,
  nudgeDown,
  nudgeLeft,
  nudgeRight,
  fit,
  fitSelection,
  zoomFull,
  find,
  showSheet,
  preview,
  publish,
  pause,
  resume,
  archive,
  exportFile,
  settings,
  showProblems,
  showJourneys,
  showVersions,
  showTests,
  showJson,
} satisfies Record<string, Command>

export const allCommands: readonly Command[] = Object.values(commands)
