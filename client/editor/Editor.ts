import type { NodePosition } from '../../shared/flow/flow.ts'
import type { Size } from '../../shared/flow/layout.ts'
import type { Names } from '../../shared/rules/names.ts'
import type { StatusChange } from '../api/flows.ts'
import type { FlowState } from '../ui/StatePill.tsx'
import type { Autosave } from './saving/createAutosave.ts'
import type { EditorStore } from './store/createEditorStore.ts'
import type { OnTouch } from './store/createTouches.ts'

/** What commands may ask of the canvas; it is there only while the canvas is on the screen. */
export interface CanvasPort {
  fit(nodeIds?: readonly string[]): void
  zoomTo(zoom: number): void
  /** Makes a change after which many cards lie elsewhere, and lets them glide there. */
  glide(change: () => void): void
  /** How large a node is drawn, in pixels of the canvas; an average card's size where it was never on the screen. */
  sizeOf(nodeId: string): Size
  /** The middle of what is seen. */
  middle(): NodePosition
  /** Pans only where the card is out of sight, with `centre` in any case; with `focus` the keyboard goes there too. */
  reveal(nodeId: string, options?: { focus?: boolean; centre?: boolean }): void
}

/** The flow as customers meet it: what state it is in, and the ways to change that. */
interface Lifecycle {
  state: FlowState
  change(to: StatusChange): void
}

/** One open editor: all that its commands and components share. */
export interface Editor {
  flowId: string
  /** It only shows: what stands beside an editor, such as the drawer, is not there. */
  isViewer: boolean
  store: EditorStore
  onTouch: OnTouch
  autosave: Autosave
  canvas: { current: CanvasPort | null }
  lifecycle: { current: Lifecycle | null }
  /** What to call segments and flows in sentences. */
  names: { current: Names }
  /** The palette's search. */
  palette: { current: HTMLInputElement | null }
}
