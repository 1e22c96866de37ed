/** How long anything on the canvas moves by itself, in milliseconds. */
export const durationMs = 160

/** Whether somebody has asked their system for less motion. */
export const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
