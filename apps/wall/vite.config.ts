import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packFiles } from './pack-files.js';
import { screensBuild, workerName } from './screens-build.js';

const server = process.env['WALL_API'] ?? 'http://127.0.0.1:8080';
const root = import.meta.dirname;

/**
 * zod makes code of a schema for speed, and the policy of the pages forbids that: even its try is a breach, which would cover up a real one.
 * It reads its settings while the schemas are made, so they stand above the code of its own chunk: no import would come early enough.
 */
const zodSettings = 'globalThis.__zod_globalConfig??={jitless:true};';
const withZodSettings = ({ moduleIds }: { moduleIds: readonly string[] }) => (moduleIds.some((id) => id.includes('/node_modules/zod/')) ? zodSettings : '');

/** The API serves `dist/brief.html` for /brief, `dist/index.html` for the other screens, and `dist/assets` under /assets. */
export default defineConfig({
  root,
  base: '/',
  cacheDir: '../../node_modules/.vite/wall',
  plugins: [react(), screensBuild(root), packFiles()],
  resolve: { conditions: ['@ioc/source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2022',
    sourcemap: true,
    emptyOutDir: true,
    chunkSizeWarningLimit: 1100,
    rolldownOptions: {
      input: { index: join(root, 'index.html'), brief: join(root, 'brief.html'), [workerName]: join(root, '../../libs/screen/offline/src/worker.ts') },
      // A worker is found by its name, and renewed when its content changes.
      output: { banner: withZodSettings, entryFileNames: ({ name }) => (name === workerName ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
  server: { port: 4300, host: '127.0.0.1', proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
});
