import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env['WALL_API'] ?? 'http://127.0.0.1:8080';

/** The brief is a page of its own, so that a tablet loads nothing of the wall; the development server has to be told, as the API is. */
const briefPage: Plugin = {
  name: 'brief-page',
  configureServer: (dev) => void dev.middlewares.use((request, _response, next) => {
    if (/^\/brief(?:[/?]|$)/u.test(request.url ?? '') && !/\.\w+(?:\?|$)/u.test(request.url ?? '')) request.url = '/brief.html';
    next();
  }),
};

/** The API serves `dist/brief.html` for /brief, `dist/index.html` for the other screens, and `dist/assets` under /assets. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  cacheDir: '../../node_modules/.vite/wall',
  plugins: [react(), briefPage],
  resolve: { conditions: ['@ioc/source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2022',
    sourcemap: true,
    emptyOutDir: true,
    chunkSizeWarningLimit: 1100,
    rolldownOptions: { input: ['index.html', 'brief.html'].map((page) => join(import.meta.dirname, page)) },
  },
  server: { port: 4300, host: '127.0.0.1', proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
});
