import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '@ioc/contracts';
import { Anchor, anchorFolder, AuditTrail, chain, checkChain, readAnchors, type AuditFact } from '@ioc/access';
import { AuditStore, type NewAuditEntry } from '@ioc/store';
import type { EntityManager } from 'typeorm';
import { ground, log, noon, type Ground } from './ground.js';

let base: Ground;
let store: AuditStore;
let folder: string;
let anchor: Anchor;
beforeAll(async () => {
  base = await ground();
});
afterAll(() => base.end());

beforeEach(async () => {
  store = new AuditStore(base.database, chain);
  folder = mkdtempSync(join(tmpdir(), 'rong-anchors-'));
  anchor = new Anchor({ head: () => store.head(), places: [anchorFolder(folder)], log });
  await tampered(() => sql('TRUNCATE audit_entry'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sql = (statement: string, parameters: unknown[] = []) => base.database.query(statement, parameters);

/** What whoever owns the database can do after all: switch the refusal off. */
async function tampered(act: () => Promise<unknown>): Promise<void> {
  await sql('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_stays');
  await act();
  await sql('ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_stays');
}

const fact = (nth: number, more: Partial<AuditFact> = {}): AuditFact => ({
  actor: { kind: 'person', id: `p-${nth % 4}`, name: ['Nguyễn Văn Ánh', 'Trần Thị Đào', 'Y Blin', 'A Thưk'][nth % 4] ?? '' },
  act: nth % 2 === 0 ? 'acknowledged' : 'enlarged',
  subject: { kind: nth % 2 === 0 ? 'alarms' : 'cameras', id: `camera-${nth}` },
  why: `lý do ${nth}`,
  details: { z: nth, a: 0.1, deep: 'é', big: 1e21, ok: true },
  ...more,
});

async function written(count: number, from = 0): Promise<void> {
  const trail = new AuditTrail({ store, log, now: () => noon + from });
  for (let nth = from; nth < from + count; nth += 1) trail.record(fact(nth));
  await trail.flush();
}

async function found(): Promise<string[]> {
  const { anchors } = await readAnchors(folder);
  const { faults } = await checkChain(store.all(7), anchors);
  return faults.map(({ kind, number, to }) => `${kind} ${number}${to === number ? '' : `–${to}`}`);
}

describe('the table of the audit', () => {
  it.each([
    ['UPDATE', `UPDATE audit_entry SET why = 'x'`],
    ['UPDATE that finds nothing', `UPDATE audit_entry SET why = 'x' WHERE number = -1`],
    ['DELETE', 'DELETE FROM audit_entry WHERE number = 2'],
    ['TRUNCATE', 'TRUNCATE audit_entry'],
    ['an upsert', `INSERT INTO audit_entry SELECT * FROM audit_entry WHERE number = 1 ON CONFLICT (number) DO UPDATE SET why = 'x'`],
    ['a MERGE', `MERGE INTO audit_entry a USING (SELECT 1 AS n) s ON a.number = s.n WHEN MATCHED THEN DELETE`],
  ])('refuses %s, also to the owner', async (_name, statement) => {
    await written(3);
    await expect(sql(statement)).rejects.toThrow('the audit is only added to');
    expect((await store.find({}, 10)).map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('refuses them to a session that calls itself a replica', async () => {
    await written(1);
    const runner = base.database.dataSource.createQueryRunner();
    try {
      await runner.query(`SET session_replication_role = replica`);
      await expect(runner.query('DELETE FROM audit_entry')).rejects.toThrow('the audit is only added to');
      await runner.query(`RESET session_replication_role`);
    } finally {
      await runner.release();
    }
  });
});

describe('the verifier', () => {
  beforeEach(async () => {
    await written(10);
    await anchor.lay();
    await written(10, 10);
    await anchor.lay();
  });

  it('finds nothing in a chain as it was written', async () => {
    expect(await found()).toEqual([]);
    expect(await store.head()).toMatchObject({ number: 20, count: 20 });
  });

  it.each([
    ['an edited reason', `UPDATE audit_entry SET why = 'khác' WHERE number = 7`, ['edited 7']],
    ['another name', `UPDATE audit_entry SET actor_name = 'Ai khác' WHERE number = 7`, ['edited 7']],
    ['another moment', `UPDATE audit_entry SET at = at + interval '1 millisecond' WHERE number = 7`, ['edited 7']],
    ['an edited detail', `UPDATE audit_entry SET details = details || '{"z": 8}' WHERE number = 7`, ['edited 7']],
    ['another outcome', `UPDATE audit_entry SET outcome = 'refused' WHERE number = 20`, ['edited 20']],
    ['a deleted entry', 'DELETE FROM audit_entry WHERE number = 7', ['deleted 7']],
    ['the first entries deleted', 'DELETE FROM audit_entry WHERE number <= 3', ['deleted 1–3']],
    ['entries exchanged', `UPDATE audit_entry SET number = CASE number WHEN 6 THEN 1014 ELSE 1006 END WHERE number IN (6, 14); UPDATE audit_entry SET number = number - 1000 WHERE number > 1000`, ['reordered 6', 'reordered 14']],
    ['the end cut off', 'DELETE FROM audit_entry WHERE number > 16', ['truncated 17–20']],
    ['everything gone', 'TRUNCATE audit_entry', ['truncated 1–20']],
  ])('finds %s', async (_name, statement, expected) => {
    await tampered(() => sql(statement));
    expect(await found()).toEqual(expected);
  });

  it('finds an entry that was edited and its hash made anew', async () => {
    await tampered(() => forged(7, 7));
    expect(await found()).toEqual(['edited 7']);
  });

  it('finds a chain that was made anew from somewhere on', async () => {
    await tampered(() => forged(7, 20));
    expect(await found()).toEqual(['rewritten 1–10']);
  });

  it('finds a cut after which the chain went on', async () => {
    await tampered(() => sql('DELETE FROM audit_entry WHERE number > 16'));
    store = new AuditStore(base.database, chain);
    await written(8, 100);
    expect(await found()).toEqual(['rewritten 11–20']);
  });

  /** Another reason for one entry, and fitting hashes up to another. */
  async function forged(from: number, to: number): Promise<void> {
    const entries = (await store.find({}, 100)).reverse();
    let before = entries[from - 2]?.hash ?? chain.first;
    for (const entry of entries.slice(from - 1, to)) {
      const changed: AuditEntry = { ...entry, why: entry.number === from ? 'khác' : entry.why };
      const hash = chain.hash(before, changed);
      await sql(`UPDATE audit_entry SET why = $2, previous = decode($3, 'hex'), hash = decode($4, 'hex') WHERE number = $1`, [entry.number, changed.why, before, hash]);
      before = hash;
    }
  }
});

describe('the store of the audit', () => {
  it('lets several servers write one chain', async () => {
    const servers = [0, 1, 2].map(() => new AuditTrail({ store: new AuditStore(base.database, chain), log, limits: { batch: 5 } }));
    for (let nth = 0; nth < 90; nth += 1) servers[nth % 3]?.record(fact(nth));
    await Promise.all(servers.map((server) => server.flush()));
    expect(await checkChain(store.all(), [])).toMatchObject({ entries: 90, head: { number: 90 }, found: 0 });
  });

  it('writes a batch once whose answer was lost', async () => {
    await written(3);
    const entries = await taken(4);
    const { dataSource } = base.database;
    const whole = dataSource.transaction.bind(dataSource);
    let calls = 0;
    // Both answers of the first attempt are lost, after the commit.
    const lossy = async (work: (manager: EntityManager) => Promise<unknown>) => {
      const answer = await whole(work);
      if ((calls += 1) <= 2) throw Object.assign(new Error('Connection terminated'), { code: '57P01' });
      return answer;
    };
    dataSource.transaction = lossy as unknown as typeof whole;
    try {
      await expect(store.append(entries)).rejects.toThrow('terminated');
      expect(await store.append([...entries, ...(await taken(2))])).toMatchObject({ number: 9 });
    } finally {
      dataSource.transaction = whole;
    }
    expect(await checkChain(store.all(), [])).toMatchObject({ entries: 9, found: 0 });
  });

  it('finds by everything that is asked for, newest first and page by page', async () => {
    await written(12);
    const trail = new AuditTrail({ store, log, now: () => noon + 86_400_000 });
    await trail.recordNow(fact(3, { act: 'exported', subject: { kind: 'readings', id: 'cpi-yoy' }, component: 'health', area: '608', organisation: 'so-y-te', from: '10.0.0.7', outcome: 'refused', why: 'Họp giao ban sáng' }));
    const numbers = async (filter: Parameters<AuditStore['find']>[0], limit = 50) => (await store.find(filter, limit)).map(({ number }) => number);
    expect(await numbers({ actor: 'p-1' })).toEqual([10, 6, 2]);
    expect(await numbers({ actor: 'Trần Thị Đào' })).toEqual([10, 6, 2]);
    expect(await numbers({ act: 'exported' })).toEqual([13]);
    expect(await numbers({ kind: 'cameras', subject: 'camera-3' })).toEqual([4]);
    expect(await numbers({ component: 'health', area: '608', organisation: 'so-y-te', outcome: 'refused' })).toEqual([13]);
    expect(await numbers({ text: 'giao bán' })).toEqual([13]);
    expect(await numbers({ text: 'tran dao' })).toEqual([10, 6, 2]);
    expect(await numbers({ text: '10.0.0.7' })).toEqual([13]);
    expect(await numbers({ text: '%' }, 2)).toEqual([13, 12]);
    expect(await numbers({ from: new Date(noon + 1000) })).toEqual([13]);
    expect(await numbers({ to: new Date(noon + 1000), before: 12 }, 3)).toEqual([11, 10, 9]);
  });

  it('gives back what was recorded, whatever was typed', async () => {
    const texts = ['\u0000zero', '\ud800half', '"\\ \n\t', `'; DROP TABLE audit_entry; --`, 'Đắk Glei 🏔', '\u2028', 'e\u0301', '=1+1'];
    const trail = new AuditTrail({ store, log });
    for (const text of texts) trail.record(fact(1, { why: text, actor: { kind: 'visitor', id: 'visitor', name: text }, subject: { kind: 'raw', id: text }, details: { [text]: text } }));
    await trail.flush();
    expect(trail.isWritable).toBe(true);
    expect(await checkChain(store.all(), [])).toMatchObject({ entries: texts.length, found: 0 });
    expect((await store.find({}, 10)).map(({ why }) => why).reverse()).toEqual(['zero', '\ufffdhalf', ...texts.slice(2)]);
  });

  it('stores a thousand acts of one second in their order, without losing one', async () => {
    const trail = new AuditTrail({ store, log });
    for (let tick = 0; tick < 20; tick += 1) {
      for (let nth = 0; nth < 50; nth += 1) trail.record(fact(tick * 50 + nth));
      await new Promise((resolve) => setTimeout(resolve, 45));
    }
    await expect.poll(() => trail.waiting, { timeout: 5000 }).toBe(0);
    const ids = (await store.find({}, 2000)).map(({ subject }) => subject.id).reverse();
    expect(ids).toEqual(Array.from({ length: 1000 }, (_none, nth) => `camera-${nth}`));
    expect(await checkChain(store.all(), [])).toMatchObject({ entries: 1000, found: 0 });
  });

  /** Entries that are not written yet. */
  async function taken(count: number): Promise<NewAuditEntry[]> {
    const entries: NewAuditEntry[] = [];
    const trail = new AuditTrail({ store: { append: (all) => Promise.resolve(void entries.push(...all)).then(() => ({ number: 0, hash: '', after: { number: 0, hash: '' } })) }, log });
    for (let nth = 0; nth < count; nth += 1) trail.record(fact(nth));
    await trail.flush();
    return entries;
  }
});
