import type { NodePosition } from '../../../shared/flow/flow.ts'
import type { Size } from '../../../shared/flow/layout.ts'
import type { Box } from '../edits/box.ts'
import { cardSize } from '../edits/cardSize.ts'

/** Where nodes lie and how large they are drawn; what was never on the screen counts as an average card. */
export const boxesOf = (nodes: readonly { position: NodePosition; measured?: Partial<Size> | undefined }[]): Box[] =>
  nodes.map(({ position, measured }) => ({
    x: position.x,
    y: position.y,
    width: measured?.width ?? cardSize.width,
    height: measured?.height ?? cardSize.height,
  }))
