import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Ports that the departments of one centre take, from its base on. */
const ofCentre = 20;
const bases = /\bstart(?:Centre|Production)\((\d+_\d{3})\b|\b(?:providerPort) = (\d+_\d{3})\b/gu;

const folder = join(import.meta.dirname, '..');
const specs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.spec.ts'));
const taken = specs.flatMap((file) =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(bases)].map(([, centre, alone]) => ({ file, from: Number((centre ?? alone ?? '').replace('_', '')), count: centre ? ofCentre : 1 })),
);

it('lets no two files take the same port: two of them run at a time', () => {
  expect(taken.length).toBeGreaterThan(20);
  const clashes = taken.flatMap((one) => taken.filter((other) => one.file < other.file && one.from < other.from + other.count && other.from < one.from + one.count).map((other) => `${one.file} (${one.from}) and ${other.file} (${other.from})`));
  expect(clashes).toEqual([]);
});
