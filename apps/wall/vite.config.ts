import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['WALL_API'] ?? 'http://127.0.0.1:8080';

/** The API serves `dist/index.html` for /wall (and each later screen) and `dist/assets` under /assets. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  cacheDir: '../../node_modules/.vite/wall',
  plugins: [react()],
  resolve: { conditions: ['@ioc/source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2022',
    sourcemap: true,
    emptyOutDir: true,
    chunkSizeWarningLimit: 1100,
  },
  server: { port: 4300, host: '127.0.0.1', proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
});
