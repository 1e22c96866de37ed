/** What people call the things that rules and settings know by their ids. */
export interface Names {
  segment(id: string): string
  flow(id: string): string
}

/** Where nobody has told the names yet: better no name than an id. */
export const noNames: Names = { segment: () => 'a segment', flow: () => 'another flow' }
