import { defineConfig } from 'vite';

/** The server and the command line, with the rooms bundled in and npm's packages left out. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/api',
  resolve: { conditions: ['@ioc/source'] },
  ssr: { resolve: { conditions: ['@ioc/source', 'node', 'import', 'module', 'default'] }, noExternal: [/^@ioc\//] },
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    sourcemap: true,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: { main: 'src/main.ts', ioc: 'src/ioc.ts', 'parse-thread': 'src/parse-thread.ts', 'try-thread': 'src/try-thread.ts', 'outlook-thread': 'src/outlook-thread.ts' }, output: { entryFileNames: '[name].js' } },
  },
});
