import { configure } from '@testing-library/react'
import { vi } from 'vitest'

// A whole editor in jsdom takes its time on a busy machine; what is waited for still has to happen.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 60_000 })
