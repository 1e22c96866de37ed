/** The edge at a point of the window, also below cards. React Flow names each edge's group by `data-id`. */
export const edgeAt = (x: number, y: number): string | null =>
  document
    .elementsFromPoint(x, y)
    .map((element) => element.closest('.react-flow__edge')?.getAttribute('data-id'))
    .find((id) => id) ?? null
