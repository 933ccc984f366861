import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { DirectiveAnswer, DirectiveRequest, ExchangeRequest } from '@ioc/contracts';
import { Notifier, type Channel } from '@ioc/notification';
import { DirectiveExchange, Directives } from '@ioc/operations';
import { Bus, loadPack, type ProvincePack } from '@ioc/platform';
import { AlarmStore, FeedLeases, LedgerStore, NotificationStore } from '@ioc/store';
import { ground, log, noon, type Ground } from './ground.js';

const hour = 3_600_000;
let base: Ground;
let pack: ProvincePack;
let now = noon;
const ends: (() => Promise<void>)[] = [];
beforeAll(async () => {
  base = await ground();
  pack = await loadPack(join(import.meta.dirname, '../../config/kon-tum'), { unset: 'placeholder' });
});
beforeEach(async () => {
  now = noon;
  await base.database.query('TRUNCATE matter, matter_change, ledger_cursor, log_cursor, notice, delivery');
});
afterAll(async () => {
  for (const end of ends) await end();
  await base.end();
});

function server() {
  const bus = new Bus(log);
  const told: DirectiveAnswer[] = [];
  bus.on('directive.changed', (directive) => void told.push(directive));
  const leases = new FeedLeases(base.database, log);
  ends.push(() => leases.close());
  const lease = leases.hold.bind(leases);
  return { directives: new Directives({ store: new LedgerStore(base.database, 'directive'), bus, pack: () => pack, lease, log, drillOf: () => Promise.resolve(null), now: () => now }), told, lease };
}

const asked = (more: Partial<DirectiveRequest> = {}): DirectiveRequest => ({
  ...{ key: randomUUID(), by: 'Trưởng ca', organisations: ['so-giao-thong', 'ban-phong-chong-thien-tai'], origin: { kind: 'none' } },
  ...{ title: 'Thông Quốc lộ 24', content: 'Điều máy xúc, rào hai đầu.', evidenceWanted: 'Ảnh hiện trường', priority: 'p1', deadline: noon + hour, ...more },
});
const photo = { sha256: 'a'.repeat(64), name: 'hien-truong.jpg', type: 'image/jpeg', bytes: 5, by: 'Sở GTVT', at: noon };
const one = async (directives: Directives, request = asked()) => {
  const [first] = await directives.draft(request);
  if (!first) throw new Error('nothing was drafted');
  return first;
};
const approved = async (directives: Directives) => {
  const draft = await one(directives);
  await directives.act(draft.id, 'approve', { by: 'Chủ tịch', last: draft.last });
  now += 10_000;
  await directives.tick();
  return draft.id;
};
const said = async (directives: Directives, id: string) => ((await directives.detail(id))?.past ?? []).map((past) => past.said.vi).reverse();

it('drafts one directive for each organisation, once under one key, whoever of two servers is asked', async () => {
  const request = asked();
  const drafted = await Promise.all([server().directives.draft(request), server().directives.draft(request)]);
  expect(drafted.map((list) => list.map(({ id, organisation, state }) => [id, organisation, state]))).toEqual(Array(2).fill([['NV-1', 'so-giao-thong', 'draft'], ['NV-2', 'ban-phong-chong-thien-tai', 'draft']]));
  await expect(server().directives.draft(asked({ organisations: ['nobody'] }))).rejects.toMatchObject({ reason: 'no-such-organisation', which: 'nobody' });
});

it('sends only the words that whoever approves has seen, ten seconds later, and not when he takes it back', async () => {
  const { directives, told } = server();
  const draft = await one(directives);
  await directives.act(draft.id, 'edit', { by: 'Trưởng ca', title: 'Thông đường', content: 'Điều hai máy xúc.', evidenceWanted: '', priority: 'p1', deadline: noon + hour });
  await expect(directives.act(draft.id, 'approve', { by: 'Chủ tịch', last: draft.last })).rejects.toMatchObject({ reason: 'changed-meanwhile' });
  const seen = (await directives.detail(draft.id))?.directive.last ?? 0;
  expect(await directives.act(draft.id, 'approve', { by: 'Chủ tịch', last: seen })).toMatchObject({ state: 'approved', sendAt: noon + 10_000 });
  now += 9_999;
  await directives.tick();
  expect(await directives.act(draft.id, 'undo', { by: 'Chủ tịch' })).toMatchObject({ state: 'draft', approvedBy: null, sendAt: null });
  const again = (await directives.detail(draft.id))?.directive.last ?? 0;
  await directives.act(draft.id, 'approve', { by: 'Chủ tịch', last: again });
  now += 10_000;
  await expect(directives.act(draft.id, 'undo', { by: 'Chủ tịch' })).rejects.toMatchObject({ reason: 'undo-over' });
  await Promise.all([directives.tick(), server().directives.tick()]);
  expect(await said(directives, draft.id)).toEqual(['Soạn dự thảo.', 'Sửa dự thảo.', 'Duyệt.', 'Rút lại trước khi gửi.', 'Duyệt.', 'Gửi đến cơ quan.']);
  expect(told.at(-1)).toMatchObject({ id: draft.id, state: 'sent', sentAt: now, approvedBy: 'Chủ tịch' });
});

it('goes its whole way: late once, put off, proved, done, sent back, verified, closed', async () => {
  const { directives } = server();
  const id = await approved(directives);
  const by = { by: 'Sở GTVT' };
  await directives.act(id, 'receive', by);
  await directives.act(id, 'progress', { ...by, percent: 40, text: 'Đã thông một làn.' });
  now = noon + hour;
  for (let time = 0; time < 3; time += 1) await directives.tick();
  expect((await directives.detail(id))?.directive).toMatchObject({ overdueSince: noon + hour, percent: 40 });
  await directives.act(id, 'ask-extension', { ...by, until: noon + 2 * hour, why: 'Mưa lớn' });
  expect(await directives.act(id, 'grant-extension', { by: 'Trưởng ca', until: noon + 2 * hour })).toMatchObject({ deadline: noon + 2 * hour, overdueSince: null, extended: 1, extension: null });
  await expect(directives.act(id, 'report-done', { ...by, text: 'Đã thông.' })).rejects.toMatchObject({ reason: 'no-evidence' });
  await directives.attach(id, photo);
  await directives.attach(id, photo);
  await directives.act(id, 'report-done', { ...by, text: 'Đã thông.' });
  await directives.act(id, 'return', { by: 'Trưởng ca', why: 'Còn một làn.' });
  await directives.act(id, 'report-done', { ...by, text: 'Đã thông cả hai làn.' });
  await expect(directives.act(id, 'close', { by: 'Trưởng ca', result: 'Đạt' })).rejects.toMatchObject({ reason: 'not-verified' });
  await directives.act(id, 'verify', { by: 'Trưởng ca' });
  expect(await directives.act(id, 'close', { by: 'Trưởng ca', result: 'Đạt' })).toMatchObject({ state: 'closed', evidence: [photo], percent: 100 });
  expect((await said(directives, id)).filter((line) => line.startsWith('Quá hạn') || line.startsWith('Đính kèm'))).toHaveLength(2);
  expect((await directives.open()).map((open) => open.id)).not.toContain(id);
});

it('takes what another system sends once, whoever of two servers is asked, and hands out what went out', async () => {
  const exchanges = () => new DirectiveExchange({ directives: server().directives, store: new LedgerStore(base.database, 'directive') });
  const theirs = (id: string, more: object = {}) => ({ id, organisation: 'so-giao-thong', title: 'Thông đường', content: 'Điều máy xúc.', evidenceWanted: '', priority: 'p2' as const, deadline: new Date(noon + hour).toISOString(), ...more });
  const sent: ExchangeRequest = { system: 'vpub', by: 'Văn phòng UBND', directives: [theirs('7'), theirs('8', { organisation: 'nobody' }), theirs('9', { title: 'Đếm xe' })] };
  await Promise.all([exchanges().take(sent), exchanges().take(sent)]);
  const { results } = await exchanges().take(sent);
  expect(results.map(({ id, outcome, state }) => [id, outcome, state])).toEqual([['7', 'known', 'draft'], ['8', 'refused', null], ['9', 'known', 'draft']]);
  const { directives } = server();
  expect((await directives.open()).map(({ origin }) => origin).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual(['7', '9'].map((id) => ({ kind: 'exchange', system: 'vpub', id })));

  const [first] = results;
  const draft = await directives.detail(first?.directive ?? '');
  await directives.act(first?.directive ?? '', 'approve', { by: 'Chủ tịch', last: draft?.directive.last ?? 0 });
  now += 10_000;
  await directives.tick();
  const page = await exchanges().changed({ since: 0, limit: 500 });
  expect(page).toMatchObject({ isAll: true, directives: [{ theirs: { system: 'vpub', id: '7' }, state: 'sent', deadline: new Date(noon + hour).toISOString() }] });
  expect(await exchanges().changed({ since: page.next, limit: 500 })).toEqual({ directives: [], next: page.next, isAll: true });
  // In small bites as well, each change is gone through once.
  const bites = [];
  for (let since = 0, isAll = false; !isAll; ) {
    const bite = await exchanges().changed({ since, limit: 1 });
    bites.push(...bite.directives.map(({ change }) => change));
    ({ next: since, isAll } = bite);
  }
  expect(bites).toEqual([page.next]);
});

it('tells the organisation once what is sent and late, and the duty room what is asked and reported', async () => {
  const { directives, lease } = server();
  const sent: { to: string; about: string[] }[] = [];
  const mail: Channel = { send: ({ address, message }) => (sent.push({ to: address, about: message.items.map((item) => (item.about === 'directive' ? item.what : item.about)) }), Promise.resolve(null)) };
  const notifier = () =>
    new Notifier({
      ...{ store: new NotificationStore(base.database), alarms: new AlarmStore(base.database), directives: new LedgerStore(base.database, 'directive'), logBook: new LedgerStore(base.database, 'log-book') },
      ...{ ground: () => ({ routes: [], rule: () => undefined, areaName: (code) => code, organisationName: (id) => id }), file: () => ({ ...pack.notification, directivesTo: ['leaders'], recipients: [{ id: 'leaders', name: { vi: 'Lãnh đạo', en: 'Leaders' }, language: 'vi', reach: [{ channel: 'mail', to: 'leaders@example.vn' }] }] }) },
      ...{ organisationEmail: (id) => `${id}@example.vn`, roster: () => Promise.resolve(() => null), channels: () => new Map([['mail', mail]]), simulated: false, lease, log, now: () => now },
    });
  const ticks = async () => {
    for (const each of [notifier(), notifier()]) {
      await each.tick();
      await each.stop();
    }
  };
  await ticks();
  const id = await approved(directives);
  await ticks();
  await directives.act(id, 'receive', { by: 'Sở GTVT' });
  now = noon + hour;
  await directives.tick();
  await directives.act(id, 'ask-extension', { by: 'Sở GTVT', until: noon + 2 * hour, why: 'Mưa lớn' });
  await ticks();
  expect(sent.sort((a, b) => a.about.join().localeCompare(b.about.join()))).toEqual([
    { to: 'so-giao-thong@example.vn', about: ['pass-deadline'] },
    { to: 'leaders@example.vn', about: ['pass-deadline', 'ask-extension'] },
    { to: 'so-giao-thong@example.vn', about: ['send'] },
  ]);
});
