import { statfsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Vitest hands these to Node as --conditions: naming `import` there would make every require() load ESM.
const conditions = ['@ioc/source', 'node'];
const server = { resolve: { conditions }, ssr: { resolve: { conditions }, noExternal: [/^@ioc\//] } };

/**
 * Test data lie in memory where there is plenty of it: thirty feeds a server wait for the disk at each answer, and two servers at a time would have
 * the disk and its kernel threads as their neck. Nothing of a test is there to outlive the machine.
 */
const memory = '/dev/shm';
const plentyBytes = 8 * 2 ** 30;
process.env['TMPDIR'] ??= isRoomy(memory) ? memory : '/tmp';

function isRoomy(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= plentyBytes;
  } catch {
    return false;
  }
}

/** What holds the running house to seconds; whatever ran beside it would be measured too. */
const timed = ['tests/cameras/*.spec.ts', 'tests/integration/second-ring.spec.ts', 'tests/soak/soak.spec.ts', 'tests/e2e/{alarm-storm,coping,kill,scenes,slow-reader,start,wall,wall-cameras,wall-map,wall-outages}.spec.ts'];
const house = { environment: 'node', testTimeout: 120_000, hookTimeout: 180_000 } as const;

/** They keep nothing beyond their own file: one process reads the code once for all of them, which is four fifths of their time. */
const pure = { isolate: false, maxWorkers: 2, testTimeout: 60_000 } as const;

/** Specs beside the code run without network or clock; `tests/` has what spans rooms: two files at a time, those that are timed alone. */
export default defineConfig({
  test: {
    projects: [
      {
        ...server,
        test: {
          ...pure,
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
          ...pure,
          name: 'screens',
          environment: 'happy-dom',
          include: ['libs/screen/**/*.spec.{ts,tsx}', 'apps/wall/**/*.spec.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**'],
        },
      },
      {
        ...server,
        test: { ...house, name: 'house', include: ['tests/**/*.spec.ts'], exclude: timed, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
      {
        ...server,
        test: { ...house, name: 'house-timed', include: timed, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
