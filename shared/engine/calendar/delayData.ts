/** The settings of a delay that say when it ends. */
export interface DelayData {
  for?: string | undefined
  until?:
    | {
        time?: string | undefined
        weekdays?: readonly number[] | undefined
        date?: string | undefined
        field?: string | undefined
        offset?: string | undefined
      }
    | undefined
}
