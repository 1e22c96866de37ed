// liquidjs asks for Node's types (`/// <reference types="node" />`), and would bring `process`, `fetch` and timers into
// shared/ with them. It gets these two instead, the only ones that its declarations name.
declare namespace NodeJS {
  interface ReadableStream {
    readonly readable: boolean
  }
  interface ReadWriteStream extends ReadableStream {
    readonly writable: boolean
  }
}
