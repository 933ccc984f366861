// `npm run sbom [-- FILE]`: the list of parts that run in production, as CycloneDX 1.6 in JSON; `dist/sbom.cdx.json` when no file is named.
// Made from the lock alone, so that everybody gets the same bytes on every machine: what this one happened to install does not matter.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './build.mjs';

const maker = join(root, 'node_modules/@cyclonedx/cyclonedx-npm/bin/cyclonedx-npm-cli.js');
const options = ['--package-lock-only', '--omit', 'dev', '--spec-version', '1.6', '--output-format', 'JSON', '--output-reproducible', '--output-file', '-'];

/** @returns the list as text */
export function partsList() {
  const made = spawnSync(process.execPath, [maker, ...options], { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (made.status !== 0) throw new Error(`the list of parts cannot be made:\n${made.stderr}`);
  const list = JSON.parse(made.stdout);
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  // npm itself is no part, and its version is that of this machine.
  list.metadata.tools.components = list.metadata.tools.components.filter(({ name }) => name !== 'npm');
  const isOwn = (ref) => ref.includes('|@ioc/');
  list.components = list.components.filter((part) => !isOwn(part['bom-ref'])).map((part) => withHash(part, lock.packages));
  list.dependencies = list.dependencies.filter(({ ref }) => !isOwn(ref)).map(({ ref, dependsOn }) => ({ ref, ...(dependsOn && { dependsOn: dependsOn.filter((other) => !isOwn(other)) }) }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** What the registry must give for this part, by the lock's own sum; parts within it too. */
function withHash(part, packages) {
  const path = part.properties?.find(({ name }) => name === 'cdx:npm:package:path')?.value;
  const [, base64] = /^sha512-(\S+)$/u.exec(packages[path]?.integrity ?? '') ?? [];
  // A registry's address is that of whoever made the lock.
  const { components, externalReferences, ...rest } = part;
  const references = externalReferences?.filter(({ type }) => type !== 'distribution');
  return {
    ...rest,
    ...(base64 && { hashes: [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] }),
    ...(references?.length > 0 && { externalReferences: references }),
    ...(components && { components: components.map((one) => withHash(one, packages)) }),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = resolve(process.argv[2] ?? join(root, 'dist/sbom.cdx.json'));
  const text = partsList();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${file}: ${JSON.parse(text).components.length} parts\n`);
}
