import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Vitest hands these to Node as --conditions: naming `import` there would make every require() load ESM.
const conditions = ['@ioc/source', 'node'];
const server = { resolve: { conditions }, ssr: { resolve: { conditions }, noExternal: [/^@ioc\//] } };

/** Specs beside the code run without network or clock; `tests/` has what spans rooms, one file at a time. */
export default defineConfig({
  test: {
    projects: [
      {
        ...server,
        test: {
          name: 'rooms',
          environment: 'node',
          include: ['libs/**/*.spec.ts', 'apps/{api,department-feeds}/**/*.spec.ts'],
          exclude: ['libs/screen/**', '**/node_modules/**', '**/dist/**'],
        },
      },
      {
        plugins: [react()],
        resolve: { conditions: ['@ioc/source', 'module', 'browser', 'import', 'default'] },
        test: {
          name: 'screens',
          environment: 'happy-dom',
          include: ['libs/screen/**/*.spec.{ts,tsx}', 'apps/wall/**/*.spec.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**'],
        },
      },
      {
        ...server,
        test: {
          name: 'house',
          environment: 'node',
          include: ['tests/**/*.spec.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
