type Path = readonly (string | number)[]

/** Something that is wrong with a setting, in the words of the check. */
export interface FormLack {
  /** Where in what the form is about. */
  path: Path
  /** The same place as the problem list names it, whichever part of the form is asked. */
  at: string
  message: string
}

/** What is wrong, for a form. */
export const formLacks = (lacks: readonly { path: Path; message: string }[]): FormLack[] =>
  lacks.map(({ path, message }) => ({ path, at: path.join('.'), message }))

/** The first thing that is wrong at a place, or within; undefined where nothing is. */
export const errorAt = (lacks: readonly FormLack[], ...path: Path): FormLack | undefined =>
  lacks.find((lack) => isWithin(lack.path, path))

/** Everything that is wrong within a place, as seen from there. */
export const lacksWithin = (lacks: readonly FormLack[], ...path: Path): FormLack[] =>
  lacks.filter((lack) => isWithin(lack.path, path)).map((lack) => ({ ...lack, path: lack.path.slice(path.length) }))

// A place in a list is a number here and text there.
const isWithin = (path: Path, outer: Path): boolean => outer.every((part, at) => String(path[at]) === String(part))
