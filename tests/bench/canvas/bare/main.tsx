import 'reactflow/dist/style.css'
import { createRoot } from 'react-dom/client'
import { drawingOf } from '../drawing.ts'
import { BareFlow } from './BareFlow.tsx'

const size = Number(new URLSearchParams(location.search).get('size'))
const root = document.getElementById('root')
if (root) createRoot(root).render(<BareFlow drawing={drawingOf(size)} />)
