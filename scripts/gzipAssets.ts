import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const worthIt = /\.(?:css|js|svg)$/

/** Puts a gzipped copy beside each file of the build that shrinks by it, so that the server packs nothing while somebody waits. */
export function gzipAssets(): Plugin {
  return {
    name: 'gzip-assets',
    apply: 'build',
    generateBundle: {
      // After the names and contents are settled.
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (!worthIt.test(file.fileName)) continue
          const source = gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 })
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source })
        }
      },
    },
  }
}
