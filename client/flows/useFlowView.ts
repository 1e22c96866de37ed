import { useParam } from '../ui/useParam.ts'
import type { FlowOrder, FlowView, ShownState } from './showFlows.ts'
import { readOrder, readState } from './showFlows.ts'

/** What the list shows, kept in the address: it is still there when somebody comes back from a flow. */
export function useFlowView() {
  const [search, setSearch] = useParam('search')
  const [state, setState] = useParam('state')
  const [tag, setTag] = useParam('tag')
  const [order, setOrder] = useParam('order')
  const view: FlowView = { search: search ?? '', state: readState(state), tag, order: readOrder(order) }
  return {
    view,
    setSearch,
    setState: (next: ShownState) => setState(next),
    setTag,
    setOrder: (next: FlowOrder) => setOrder(next),
  }
}
