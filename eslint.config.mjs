import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** stage → stages it may import. The way of the data, from architecture: a room knows only rooms before it. */
const may = {
  contracts: [],
  platform: ['contracts'],
  transports: ['contracts', 'platform'],
  'adapter-kit': ['contracts', 'transports'],
  adapter: ['contracts', 'transports', 'adapter-kit'],
  'adapter-registry': ['adapter-kit', 'adapter'],
  store: ['contracts', 'platform'],
  ingest: ['contracts', 'platform', 'transports', 'adapter-kit', 'store'],
  onboarding: ['contracts', 'platform', 'adapter-kit', 'adapter', 'ingest'],
  derive: ['contracts', 'platform', 'store'],
  outlook: ['contracts', 'platform', 'store'],
  alarms: ['contracts', 'platform', 'store', 'outlook'],
  operations: ['contracts', 'platform', 'store'],
  notification: ['contracts', 'platform', 'store'],
  scorecard: ['contracts', 'platform', 'store'],
  'service-index': ['contracts'],
  effectiveness: ['contracts', 'platform', 'store'],
  brief: ['contracts', 'platform', 'store'],
  trends: ['contracts', 'platform', 'store'],
  push: ['contracts', 'platform', 'store'],
  cameras: ['contracts', 'platform', 'store'],
  displays: ['contracts', 'platform', 'store'],
  access: ['contracts', 'platform', 'store'],
  playback: ['contracts', 'platform', 'store'],
  'screen-live': ['contracts'],
  'screen-ui': ['contracts', 'screen-live'],
  'screen-charts': ['contracts', 'screen-live', 'screen-ui'],
  'screen-map': ['contracts', 'screen-live', 'screen-ui'],
  'screen-cameras': ['contracts', 'screen-live', 'screen-ui'],
  'screen-panels': ['contracts', 'screen-live', 'screen-ui', 'screen-charts'],
  'screen-queries': ['contracts'],
  'screen-kept': ['contracts', 'screen-live'],
  'screen-scenes': ['contracts', 'screen-live', 'screen-ui', 'screen-charts', 'screen-panels', 'screen-queries'],
  'screen-furniture': ['contracts', 'screen-live', 'screen-ui', 'screen-queries'],
  'screen-why': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-desk': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-feeds': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-events': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-alarms': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture', 'screen-why'],
  'screen-incidents': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-directives': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-shifts': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-drills': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-onboarding': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-scorecard': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-service-index': ['contracts', 'service-index', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture', 'screen-why'],
  'screen-audit': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-effectiveness': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-offline': [],
  'screen-displays': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture'],
  'screen-playback': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture', 'screen-panels'],
  'screen-brief': ['contracts', 'screen-live', 'screen-ui', 'screen-charts', 'screen-queries', 'screen-kept', 'screen-furniture', 'screen-panels', 'screen-why'],
  'screen-trends': ['contracts', 'screen-live', 'screen-ui', 'screen-charts', 'screen-queries', 'screen-furniture', 'screen-why'],
  'screen-indicators': ['contracts', 'screen-live', 'screen-ui', 'screen-queries', 'screen-furniture', 'screen-why'],
  backup: ['contracts', 'platform', 'store'],
  'department-feeds': [],
};
const everything = ['*'];

const bannedOnClient = ['@nestjs/*', 'typeorm', 'pg', 'socket.io', 'pino', 'undici'];
const bannedOnServer = ['react', 'react-dom', 'echarts', 'maplibre-gl'];

export default tseslint.config(
  { ignores: ['**/dist', '**/out-tsc', '**/node_modules', '**/.nx', '**/.data'] },
  ...nx.configs['flat/base'],
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 10],
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          // The launcher's own modules are plain scripts at the root and no project; tests read the cameras' clock by its glyphs, and set the departments' hour.
          allow: ['^(\\.\\./)+tools/(build|demo-environment)\\.mjs$', '^(\\.\\./)+apps/department-feeds/src/'],
          depConstraints: [
            ...Object.entries(may).map(([stage, stages]) => ({
              sourceTag: `stage:${stage}`,
              onlyDependOnLibsWithTags: stages.map((name) => `stage:${name}`),
            })),
            { sourceTag: 'stage:app', onlyDependOnLibsWithTags: everything },
            { sourceTag: 'stage:tests', onlyDependOnLibsWithTags: everything },
            { sourceTag: 'side:shared', onlyDependOnLibsWithTags: ['side:shared'], bannedExternalImports: [...bannedOnClient, ...bannedOnServer] },
            { sourceTag: 'side:client', onlyDependOnLibsWithTags: ['side:client', 'side:shared'], bannedExternalImports: bannedOnClient },
            { sourceTag: 'side:server', onlyDependOnLibsWithTags: ['side:server', 'side:shared'], bannedExternalImports: bannedOnServer },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'tests/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }] } },
);
