// `__proto__` and `constructor` are node ids like any other, so plain reading and writing of a record would find the prototype's.

/** What a record keeps under a node's id. */
export const ofNode = <T>(record: Readonly<Record<string, T>>, nodeId: string): T | undefined =>
  Object.hasOwn(record, nodeId) ? record[nodeId] : undefined

/** Keeps a value under a node's id, in a record that nobody else holds. */
export function keepForNode<T>(record: Record<string, T>, nodeId: string, value: T): void {
  if (nodeId === '__proto__') {
    Object.defineProperty(record, nodeId, { value, enumerable: true, configurable: true, writable: true })
  } else {
    record[nodeId] = value
  }
}
