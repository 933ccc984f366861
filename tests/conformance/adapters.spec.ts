import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapterOf, adapters } from '@ioc/adapter-registry';
import { conformanceChecks } from '@ioc/adapter-kit/conformance';
import { checkPack, loadPack } from '@ioc/platform';
import { casesOf, repository } from './fixtures.js';

const folder = join(repository, 'config/kon-tum');
const options = { unset: 'placeholder', nowMs: Date.parse('2024-12-31T00:00:00Z') } as const;
const pack = await loadPack(folder, options);

describe.each(adapters.map((adapter) => [adapter.kind, adapter] as const))('adapter %s', (kind, adapter) => {
  for (const check of conformanceChecks(adapter, casesOf(kind), pack)) it(check.name, () => check.run());
});

describe('the registry', () => {
  it('has one adapter of a kind', () => {
    const kinds = adapters.map((adapter) => adapter.kind);
    expect(kinds).toEqual([...new Set(kinds)]);
    for (const kind of kinds) expect(adapterOf(kind)?.kind).toBe(kind);
    expect(adapterOf('no-such-kind')).toBeUndefined();
  });

  it('accepts the settings of every feed of Kon Tum', async () => {
    const kinds = { kinds: adapters.map(({ kind }) => kind), settingsOf: (kind: string) => adapterOf(kind)?.settings };
    const { faults } = await checkPack(folder, { ...options, adapters: kinds });
    expect(faults).toEqual([]);
  });
});

describe('a suite that cannot fail is none', () => {
  it('fails for an adapter without a fixture', async () => {
    const [adapter] = adapters;
    if (!adapter) throw new Error('the registry is empty');
    const [check] = conformanceChecks(adapter, [], pack);
    await expect(check?.run()).rejects.toThrow('has no fixture');
  });

  it('fails for an adapter that says nothing about nonsense', async () => {
    const [sound] = casesOf('csv');
    const csv = adapterOf('csv');
    if (!sound || !csv) throw new Error('the csv adapter lost its fixture');
    const silent = { ...csv, parse: () => ({ readings: [], events: [], rejected: [] }) };
    const checks = conformanceChecks(silent, [sound], pack).filter(({ name }) => name.includes('survives') || name.includes('by value'));
    for (const check of checks) await expect(check.run(), check.name).rejects.toThrow();
  });
});
