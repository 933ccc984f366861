import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Smaller files gain nothing over their headers. */
const worthBytes = 250;

/** Puts packed copies beside each text file of the build: it is packed once, and not at each request. */
export function packFiles(): Plugin {
  return {
    name: 'pack-files',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (!/^assets\/.+\.(?:m?js|css)$/u.test(name)) continue;
          const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          if (source.length < worthBytes) continue;
          this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: gzipSync(source, { level: 9 }) });
          // The greatest effort, which is what Brotli takes by itself.
          this.emitFile({ type: 'asset', fileName: `${name}.br`, source: brotliCompressSync(source) });
        }
      },
    },
  };
}
