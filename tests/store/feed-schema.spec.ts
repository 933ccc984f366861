import { afterAll, beforeAll, expect, it } from 'vitest';
import type { KnownSchema, SchemaChange } from '@ioc/contracts';
import { SchemaStore, type SchemaWrite } from '@ioc/store';
import { batch, ground, type Ground } from './ground.js';

/* The schema of a feed is written by polls, of one server or two, and by people who decide on it. */

let base: Ground;
let schemas: SchemaStore;
beforeAll(async () => {
  base = await ground();
  schemas = new SchemaStore(base.database);
});
afterAll(() => base.end());

const known = (...fields: string[]): KnownSchema => ({ '/': { records: 1, listed: false, fields: Object.fromEntries(fields.map((name) => [name, { types: ['number' as const], always: true }])) } });
const gone: SchemaChange = { kind: 'removed', container: '/', field: 'beds', before: ['number'], after: [], indicators: ['beds'] };
const write = (version: number, more: Partial<SchemaWrite> = {}): SchemaWrite => ({ version, known: known('beds'), drift: null, isSample: false, entries: [{ kind: 'learnt', changes: [] }], ...more });
/** A poll of the feed with what it showed. */
const poll = (schema: SchemaWrite) => base.store.ingest({ ...batch({}), schema });
const feed = () => batch({}).run.feed;
const decision = (version: number) => ({ feed: feed(), version, state: { known: known(), drift: null }, changes: [gone], by: 'Người thử', note: 'đã hỏi' });

it('of two polls that looked at the same state the first is kept, and the other one writes neither state nor history', async () => {
  await Promise.all([poll(write(0)), poll(write(0, { known: known('beds', 'icu') }))]);
  expect(await schemas.of(feed())).toMatchObject({ version: 1, drift: null });
  expect(await schemas.history(feed())).toHaveLength(1);
});

it('a decision on what a poll has changed since is refused, and a poll does not undo a decision', async () => {
  const drift = { sinceMs: Date.UTC(2026, 10, 26), changes: [gone], mapping: 'm' };
  await poll(write(1, { drift, entries: [{ kind: 'drifted', changes: [gone] }] }));
  expect(await schemas.accept(decision(1))).toBe(false);
  expect(await schemas.accept(decision(2))).toBe(true);
  const alarm = { id: 'schema-drift', kind: 'schema-drift', title: 'x', severity: 2 as const, status: 'open' as const, startedAt: '2026-11-26T00:00:00Z', updatedAt: '2026-11-26T00:00:00Z', component: 'health' as const };
  // It would stay open: what raised it is not stored.
  expect((await poll(write(2, { drift, alarm, entries: [{ kind: 'drifted', changes: [gone] }] }))).events.upserted).toEqual([]);
  expect(await schemas.of(feed())).toMatchObject({ version: 3, drift: null, known: known() });
  expect((await schemas.history(feed())).map(({ kind, by }) => [kind, by])).toEqual([['accepted', 'Người thử'], ['drifted', null], ['learnt', null]]);
});

it('keeps at most twelve samples', async () => {
  for (let version = 3; version < 20; version += 1) await poll(write(version, { isSample: true, entries: [] }));
  expect((await schemas.of(feed())).samples).toHaveLength(12);
});
