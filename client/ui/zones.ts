import { once } from '../../shared/once.ts'

/** The time zones that this browser knows, UTC first. */
export const zones = once((): readonly string[] => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])])
