/*
 * Writes the migration that the entities ask for:  node libs/store/generate-migration.mjs <name-in-kebab-case>
 * It compares them with a fresh database that has all migrations so far, so nothing of yours is touched.
 * Add the new class to src/migrations/all.ts afterwards.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { runnerImport } from 'vite';

const [name] = process.argv.slice(2);
if (!name) throw new Error('usage: node libs/store/generate-migration.mjs <name-in-kebab-case>');

const conditions = ['@ioc/source', 'node', 'import', 'module', 'default'];
const { module: store } = await runnerImport(join(import.meta.dirname, 'src/database.ts'), {
  configFile: false,
  resolve: { conditions, noExternal: [/^@ioc\//] },
});
const dataDir = mkdtempSync(join(tmpdir(), 'rong-migration-'));
// Open to the unprivileged user that PostgreSQL runs as when this runs as root.
chmodSync(dataDir, 0o755);
const database = await store.openDatabase({ dataDir, log: pino({ level: 'warn' }) });
try {
  const { upQueries, downQueries } = await database.dataSource.driver.createSchemaBuilder().log();
  if (upQueries.length === 0) process.stdout.write('the entities and the migrated schema do not differ\n');
  else write(upQueries, downQueries.toReversed());
} finally {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
}

function write(up, down) {
  const stamp = Date.now();
  const className = name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase()) + stamp;
  const path = join(import.meta.dirname, 'src/migrations', `${stamp}-${name}.ts`);
  const calls = (queries) =>
    queries.map(({ query }) => `    await queryRunner.query(\`${query.replace(/[`\\$]/g, '\\$&')}\`);`).join('\n');
  writeFileSync(
    path,
    `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  name = '${className}';

  async up(queryRunner: QueryRunner): Promise<void> {
${calls(up)}
  }

  async down(queryRunner: QueryRunner): Promise<void> {
${calls(down)}
  }
}
`,
  );
  process.stdout.write(`${path}\n`);
}
