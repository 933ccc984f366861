import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../tools/build.mjs';

interface Part {
  name: string;
  group?: string;
  version: string;
  'bom-ref': string;
  hashes?: { alg: string; content: string }[];
  properties?: { name: string; value: string }[];
  components?: Part[];
}
interface PartsList {
  bomFormat: string;
  specVersion: string;
  components: Part[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version?: string; dev?: boolean; link?: boolean; integrity?: string }> };
let folder: string;
let text: string;
let list: PartsList;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rong-parts-'));
  text = made('parts.json');
  list = JSON.parse(text) as PartsList;
});
afterAll(() => rmSync(folder, { recursive: true }));

function made(name: string): string {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'tools/sbom.mjs'), join(folder, name)], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return readFileSync(join(folder, name), 'utf8');
}

function all(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [part, ...all(part.components ?? [])]);
}

const pathOf = (part: Part) => part.properties?.find(({ name }) => name === 'cdx:npm:package:path')?.value ?? '';

it('is CycloneDX, and names every package of the lock that runs in production, with the version and the sum of the lock', () => {
  expect(list).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
  const parts = new Map(all(list.components).map((part) => [pathOf(part), part]));
  const wanted = Object.entries(lock.packages).filter(([path, { dev, link }]) => path.startsWith('node_modules/') && !dev && !link);
  expect(wanted.length).toBeGreaterThan(300);
  for (const [path, { version, integrity }] of wanted) {
    expect(parts.get(path)?.version, path).toBe(version);
    expect(`sha512-${Buffer.from(parts.get(path)?.hashes?.[0]?.content ?? '', 'hex').toString('base64')}`, path).toBe(integrity);
  }
});

it('names nothing that only builds or tests, and no room of ours', () => {
  const names = all(list.components).map(({ group, name }) => (group ? `${group}/${name}` : name));
  expect(names).toEqual(expect.arrayContaining(['pg', 'socket.io', '@nestjs/core', 'pg-copy-streams']));
  for (const never of ['vitest', 'nx', 'eslint', 'playwright-core', '@cyclonedx/cyclonedx-npm']) expect(names).not.toContain(never);
  expect(names.filter((name) => name.startsWith('@ioc/'))).toEqual([]);
});

it('knows every part that another part stands on', () => {
  const refs = new Set([...all(list.components).map((part) => part['bom-ref']), 'rong@0.1.0']);
  for (const { ref, dependsOn = [] } of list.dependencies) expect([ref, ...dependsOn].filter((one) => !refs.has(one))).toEqual([]);
});

it('is the same at every making, and holds no address of a registry, no path of this machine and no moment', () => {
  expect(made('again.json')).toBe(text);
  expect(text).not.toMatch(/registry\.|\.tgz|resolved|timestamp|serialNumber|file:/u);
  expect(text).not.toContain(root.replace(/\/$/u, ''));
});
