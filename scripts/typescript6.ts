import { registerHooks } from 'node:module'

// dependency-cruiser reads type-only imports with TypeScript's JavaScript API, which TypeScript 7 does not have
// (docs/decisions/0002-two-typescripts.md). Preloaded before it, this hands it TypeScript 6 under the name it asks for.
registerHooks({
  resolve(specifier, context, nextResolve) {
    const asked = /^typescript(\/.*)?$/.exec(specifier)
    if (asked && context.parentURL?.includes('/dependency-cruiser/')) {
      return nextResolve(`typescript6${asked[1] ?? ''}`, context)
    }
    return nextResolve(specifier, context)
  },
})
