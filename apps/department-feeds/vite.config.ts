import { defineConfig } from 'vite';

/** One ES module for Node 20; what npm installed stays outside of it. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/department-feeds',
  resolve: { conditions: ['@ioc/source'] },
  ssr: { resolve: { conditions: ['@ioc/source', 'node', 'import', 'module', 'default'] }, noExternal: [/^@ioc\//] },
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node20',
    sourcemap: true,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: 'src/main.ts', output: { entryFileNames: 'main.js' } },
  },
});
