// Writes config/schema from the zod schemas that the loader checks with: `node tools/run-ts.mjs tools/generate-schemas.ts`.
// Run it after a change to a pack's schema or an adapter's settings; a test compares the files with what it would write.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { adapterOf, adapters } from '@ioc/adapter-registry';
import { packSchemas } from '@ioc/platform';

const folder = join(import.meta.dirname, '../config/schema');
const files = packSchemas({ kinds: adapters.map(({ kind }) => kind), settingsOf: (kind) => adapterOf(kind)?.settings });

rmSync(folder, { recursive: true, force: true });
for (const [name, schema] of Object.entries(files)) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
}
process.stdout.write(`${Object.keys(files).length} schemas written to config/schema\n`);
