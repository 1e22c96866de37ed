/** The canvas of one flow. */
export function EditorPage({ flowId }: { flowId: string }) {
  return <main>{flowId}</main>
}
