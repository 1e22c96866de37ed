import type { z } from 'zod'

/** One thing that is wrong with the shape of a document, and where; `path` is dotted, e.g. `nodes.3.data.event`. */
export interface ShapeError {
  path: string
  message: string
}

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** Turns zod's issues into errors that name every path, unknown keys one by one. */
export function shapeErrors(issues: readonly Issue[], at: Path = []): ShapeError[] {
  return issues.flatMap((issue) => errorsOf(issue, [...at, ...issue.path]))
}

function errorsOf(issue: Issue, path: Path): ShapeError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathText([...path, key]), message: `Unknown key "${key}".` }))
  }
  if (issue.code === 'invalid_union') {
    if ('discriminator' in issue) return [{ path: pathText(path), message: unknownTypeMessage(issue) }]
    const closest = closestOption(issue.errors)
    if (closest) return shapeErrors(closest, path)
  }
  return [{ path: pathText(path), message: issue.message }]
}

function unknownTypeMessage(issue: Issue): string {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
  return `Unknown node type. The types are ${options.join(', ')}.`
}

/** The alternative that the author most likely meant: the one with the right JSON type at its root, then with the fewest errors. */
function closestOption(options: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const distance = (issues: readonly Issue[]) => shapeErrors(issues).length + (issues.some(isRootMismatch) ? 1000 : 0)
  return [...options].sort((a, b) => distance(a) - distance(b))[0]
}

const isRootMismatch = (issue: Issue): boolean =>
  issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')

/** `['nodes', 3, 'data']` as `nodes.3.data`. */
export const pathText = (path: Path): string => path.map(String).join('.')
