import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AdapterFault, type AnyAdapter } from '@ioc/adapter-kit';
import { adapters } from '@ioc/adapter-registry';
import { loadPack } from '@ioc/platform';
import { root } from '../../tools/build.mjs';
import { fuzz, targets } from './fuzz.js';

/* The short form of `npm run fuzz`: a process of its own, so that a parser that never comes back ends it and not the tests. */

it('reads 3,000 mutated payloads of every adapter without a crash, a hang or a word too few', () => {
  const args = [join(root, 'tools/run-ts.mjs'), 'tests/fuzz/main.ts', '--cases', '3000', '--seed', '62'];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 });
  process.stdout.write(stdout);
  expect(stdout.split('\n').filter((line) => line.startsWith('✗'))).toEqual([]);
  expect(status).toBe(0);
});

it('has a target for every adapter of the registry, binary ones among them', () => {
  const kinds = new Set(targets().map(({ adapter }) => adapter.kind));
  expect([...kinds].sort()).toEqual(adapters.map(({ kind }) => kind).sort());
  expect(targets().some(({ one }) => one.payloads.some(({ name }) => name.endsWith('.xlsx')))).toBe(true);
});

const broken: [string, AnyAdapter['parse'], RegExp][] = [
  ['throws something else', () => { throw new TypeError('cannot read properties of undefined'); }, /threw TypeError/],
  ['says nothing', () => ({ readings: [], events: [], rejected: [] }), /empty batch/],
  ['refuses without a reason', () => ({ readings: [], events: [], rejected: [{ where: '/0', raw: '', reason: ' ' }] }), /without a reason/],
  ['brings what is no number', () => ({ readings: [{ indicator: 'x', area: '62', at: '2026', value: Number.POSITIVE_INFINITY }], events: [], rejected: [] }), /Infinity/],
  ['faults without a word', () => { throw new AdapterFault('empty', ' '); }, /without a word/],
];

it.each(broken)('finds an adapter that %s', async (_name, parse, said) => {
  const pack = await loadPack(join(root, 'config/kon-tum'), { unset: 'placeholder' });
  const all = targets().slice(0, 1).map((target) => ({ ...target, adapter: { ...target.adapter, parse } }));
  const { findings } = await fuzz(pack, { seed: 1, first: 0, last: 3, targets: all }, () => undefined);
  expect(findings).toHaveLength(3);
  expect(findings[0]?.what).toMatch(said);
});

it('gives the same for the same seed', async () => {
  const pack = await loadPack(join(root, 'config/kon-tum'), { unset: 'placeholder' });
  const run = async () => {
    const { faults, batches } = await fuzz(pack, { seed: 7, first: 100, last: 200 }, () => undefined);
    return [faults, batches];
  };
  expect(await run()).toEqual(await run());
});
