import { mkdtempSync, appendFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '@ioc/platform';
import { Anchor } from './anchor.js';
import { anchorFolder, readAnchors } from './anchor-folder.js';
import { auditCsv } from './audit-csv.js';
import { entryOf } from './audit-fact.js';
import { HeadNote } from './head-note.js';
import { linked, madeUpChain } from './made-up-chain.fixture.js';
import { unwrittenFile } from './unwritten-file.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'rong-anchors-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = Date.UTC(2026, 10, 28, 1);
const head = { number: 7, hash: 'ab'.repeat(32), count: 7, at };

it('anchors line by line in a file for each month, also after a line that was left half', async () => {
  const place = anchorFolder(folder);
  await place.put(head);
  appendFileSync(join(folder, '2026-11.jsonl'), '{"number":8,"ha');
  await place.put({ ...head, number: 9, count: 9 });
  await place.put({ ...head, number: 10, count: 10, at: Date.UTC(2026, 11, 1) });
  const { anchors, unreadable } = await readAnchors(folder);
  expect(anchors.map(({ number }) => number)).toEqual([7, 9, 10]);
  expect(unreadable).toEqual([`${join(folder, '2026-11.jsonl')}:2`]);
  expect(await readAnchors(join(folder, 'none'))).toEqual({ anchors: [], unreadable: [] });
});

describe('the note of the end', () => {
  const log = createLogger('spec', 'silent');
  const hashOf = (number: number) => String(number % 10).repeat(64);
  const growth = (from: number, to: number) => ({ number: to, hash: hashOf(to), after: { number: from, hash: hashOf(from) } });

  it('is the newest one, also between two anchors', async () => {
    const note = new HeadNote(folder, log);
    for (let number = 1; number <= 20; number += 1) note.written(growth(number - 1, number), at);
    await note.settled();
    expect((await readAnchors(folder)).anchors).toEqual([{ number: 20, hash: hashOf(20), at, where: join(folder, 'last-written.json') }]);
    expect(readdirSync(folder)).toEqual(['last-written.json']);
  });

  it('keeps as an anchor what the chain has lost, before it grows over the place, also after a restart', async () => {
    const before = new HeadNote(folder, log);
    before.written(growth(0, 9), at);
    await before.settled();
    const note = new HeadNote(folder, log);
    await note.start();
    note.written(growth(6, 8), at + 1);
    note.written(growth(8, 11), at + 2);
    note.written(growth(15, 16), at + 3);
    await note.settled();
    await expect.poll(async () => (await readAnchors(folder)).anchors.map(({ number }) => number)).toEqual([9, 16]);
  });
});

it('goes on anchoring where it can, and counts what it cannot', async () => {
  const log = createLogger('spec', 'silent');
  const broken = { name: 'https://elsewhere', put: () => Promise.reject(new Error('away')) };
  const anchor = new Anchor({ head: () => Promise.resolve(head), places: [broken, anchorFolder(folder)], log, now: () => at + 5 });
  await anchor.lay();
  expect([anchor.faults, anchor.last]).toEqual([1, { ...head, at: at + 5 }]);
  expect((await readAnchors(folder)).anchors).toHaveLength(1);
  const blind = new Anchor({ head: () => Promise.reject(new Error('no database')), places: [], log });
  await blind.lay();
  expect([blind.faults, blind.last]).toEqual([1, null]);
});

it('keeps aside what could not be written, and gives it back once', async () => {
  const file = unwrittenFile(join(folder, 'unwritten.jsonl'));
  const entries = ['a', 'b'].map((id) => entryOf({ actor: { kind: 'visitor', id: 'visitor', name: '' }, act: 'saw', subject: { kind: 'raw', id } }, at));
  expect(await file.take()).toEqual([]);
  await file.keep(entries.slice(0, 1));
  await file.keep(entries.slice(1));
  expect(await file.take()).toEqual(entries);
  expect(await file.take()).toEqual([]);
});

it('makes texts such as the database gives them back', () => {
  const entry = entryOf({ actor: { kind: 'person', id: 'x', name: `A\u0000\ud800${'b'.repeat(300)}` }, act: 'saw', subject: { kind: 'raw' }, details: { n: Number.NaN, s: '\udc00', ok: 1 } }, at + 0.7);
  expect(entry).toMatchObject({ at, details: { s: '\ufffd', ok: 1 }, subject: { id: null }, why: null });
  expect(entry.actor.name).toBe(`A\ufffd${'b'.repeat(197)}`);
  expect(entry.details).not.toHaveProperty('n');
});

it('exports cells that no spreadsheet runs', () => {
  const [first] = madeUpChain(1);
  if (!first) throw new Error('no entry');
  const entry = linked(undefined, { ...first, why: '=HYPERLINK("http://x")', actor: { ...first.actor, name: '@cmd;|calc' } });
  const [titles, row] = auditCsv([entry], { language: 'vi', utcOffset: '+07:00' }).split('\r\n');
  expect(titles).toContain('\uFEFFSố;Thời điểm;');
  expect(row).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(row).toContain(`"'@cmd;|calc"`);
  expect(row).toContain(entry.hash);
});
