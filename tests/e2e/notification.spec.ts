import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AlarmAnswer, DeliveryAnswer } from '@ioc/contracts';
import { openBrowser, openPage } from '../support/browser.js';
import { startCentre, type Centre } from '../support/centre.js';
import { eventually } from '../support/eventually.js';
import { startPushService } from '../support/push-service.js';
import { Timeline } from '../support/timeline.js';
import { watchedAlarm, watchedPack } from '../support/watched-pack.js';

interface Arrived {
  at: number;
  by: string;
  to: string;
  id: string;
  subject: string;
  body: string;
}

const base = 24_840;
const folder = mkdtempSync(join(tmpdir(), 'rong-notification-'));
let centre: Centre;

beforeAll(async () => {
  centre = await startCentre(base, { IOC_CONFIG: watchedPack(folder) });
  await eventually(async () => (await centre.get<AlarmAnswer[]>('/api/v1/alarms?state=normal')).some(({ id }) => id === watchedAlarm), 60_000);
});
afterAll(async () => {
  await centre?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const mailbox = async () => (await (await fetch(`http://127.0.0.1:${base + 11}/mailbox`)).json()) as Arrived[];
const warnings = (value: number) => centre.control('ncsc-taxii', { set: { indicator: 'ncsc-warnings-open', area: '62', value } });
const deliveries = (query = '') => centre.get<DeliveryAnswer[]>(`/api/v1/notifications?limit=500${query}`);

async function acknowledge(): Promise<void> {
  const answer = await fetch(`${centre.url}/api/v1/alarms/${encodeURIComponent(watchedAlarm)}/ack`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ by: 'Bàn 02' }) });
  expect(answer.status).toBe(200);
}

const mail = (to: RegExp, subject: string) => (one: Arrived) => one.by === 'email' && to.test(one.to) && one.subject.includes(subject);
const zalo = (to: RegExp, text: string) => (one: Arrived) => one.by === 'zalo-oa' && to.test(one.to) && one.body.includes(text);
const hub = (what: string, status: string) => (one: Arrived) => {
  if (one.by !== 'webhook') return false;
  const { alerts } = JSON.parse(one.body) as { alerts: { status: string; annotations: { what: string }; fingerprint: string }[] };
  return alerts.length === 1 && alerts.every((alert) => alert.status === status && alert.annotations.what === what && alert.fingerprint === watchedAlarm);
};

it('tells whoever is on duty, then the leaders when nobody acknowledges in time, then everybody that it is over, and nobody twice', async () => {
  const timeline = new Timeline(mailbox)
    // Asked every 5 s, judged and told each second.
    .at(0, () => warnings(9))
    .want('mail to the duty operator', [0, 11], mail(/^truc-ban-/, 'Cảnh báo mới · THẤP'))
    .want('Zalo to the duty operator', [0, 11], zalo(/^demo-truc-ban-/, 'Việc phải làm:'))
    .want('firing at the hub', [0, 11], hub('raised', 'firing'))
    .want('mail to the leaders', [10, 23], mail(/^lanh-dao-truc@/, 'Chưa ai xác nhận'))
    .want('Zalo to the leaders', [10, 23], zalo(/^demo-lanh-dao-truc/, 'Chưa ai xác nhận'))
    .at(25, acknowledge)
    .want('mail that it is acknowledged', [25, 29], mail(/^truc-ban-/, 'Đã xác nhận'))
    .want('Zalo that it is acknowledged', [25, 29], zalo(/^demo-truc-ban-/, 'Người xác nhận: Bàn 02'))
    .want('acknowledged at the hub', [25, 29], hub('acknowledged', 'firing'))
    .at(29, () => warnings(3))
    .want('mail that it is over', [29, 42], mail(/^truc-ban-/, 'Đã hết'))
    .want('Zalo that it is over', [29, 42], zalo(/^demo-truc-ban-/, 'Đã hết'))
    .want('resolved at the hub', [29, 42], hub('returned', 'resolved'));
  expect(await timeline.play(42)).toEqual([]);
  const mails = (await mailbox()).filter(({ by }) => by === 'email');
  expect(new Set(mails.map(({ id }) => id)).size).toBe(mails.length);
  expect(mails.every(({ subject, body }) => subject.startsWith('[DỮ LIỆU MÔ PHỎNG]') && body.includes('/desk/alarms?alarm=ncsc-unhandled%2F62'))).toBe(true);
}, 90_000);

it('loses nothing when the receivers refuse and the server is killed: each message arrives, a second copy under the same id', async () => {
  const before = (await mailbox()).length;
  await centre.control('post-office', { mode: 'error' });
  await warnings(9);
  await eventually(async () => (await deliveries('&state=waiting')).some(({ channel, attempts, fault }) => channel === 'hub' && attempts > 0 && fault !== null), 40_000);
  await centre.server().stop('SIGKILL');
  await centre.control('post-office', { mode: 'ok' });
  await centre.restart();
  const after = async () => (await mailbox()).slice(before);
  const wanted = [mail(/^truc-ban-/, 'Cảnh báo mới'), zalo(/^demo-truc-ban-/, 'Cảnh báo mới'), hub('raised', 'firing'), mail(/^lanh-dao-truc@/, 'Chưa ai xác nhận'), zalo(/^demo-lanh-dao-truc/, 'Chưa ai xác nhận')];
  await eventually(async () => {
    const arrived = await after();
    return wanted.every((fits) => arrived.some(fits));
  }, 60_000);
  await acknowledge();
  await eventually(async () => (await deliveries('&state=waiting')).length === 0, 60_000);
  for (const fits of wanted) expect(new Set((await after()).filter(fits).map(({ id }) => id)).size).toBe(1);
  expect((await deliveries('&state=failed')).filter(({ channel }) => channel !== 'tablets')).toEqual([]);
}, 240_000);

it('says of each message what became of it, without telling addresses, and of a tablet that nobody has asked for any', async () => {
  const told = await deliveries(`&alarm=${encodeURIComponent(watchedAlarm)}`);
  expect(told.find(({ channel, recipient }) => channel === 'mail' && recipient === 'post/truc-ban')).toMatchObject({ state: 'sent', address: 'tr…@ioc.example.vn', alarms: [watchedAlarm], fault: null, nextAt: null });
  expect(told.find(({ channel }) => channel === 'tablets')).toMatchObject({ state: 'failed', fault: 'no browser has asked for these messages' });
});

const post = async (path: string, body: object) => (await fetch(`${centre.url}/api/v1/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status;

it('sends a test message to somebody, and refuses one to nobody', async () => {
  expect(await post('notifications/test', { recipient: 'nobody', by: 'Quản trị' })).toBe(404);
  expect(await post('notifications/test', { recipient: 'leaders', by: 'Quản trị' })).toBe(200);
  await eventually(async () => (await mailbox()).some(mail(/^lanh-dao-truc@/, 'Tin thử của Quản trị')), 20_000);
});

it('sends a tablet that asked for them messages that only it can read, and forgets one that has gone', async () => {
  const service = await startPushService();
  const { subscription } = service;
  expect(await post('push-subscriptions', { recipient: 'nobody', ...subscription })).toBe(422);
  expect(await post('push-subscriptions', { recipient: 'leaders', ...subscription, endpoint: 'http://169.254.169.254/push' })).toBe(422);
  expect(await post('push-subscriptions', { recipient: 'leaders', ...subscription })).toBe(200);
  await post('notifications/test', { recipient: 'leaders', by: 'Quản trị' });
  await eventually(() => Promise.resolve(service.pushed.length > 0), 20_000);
  const { key } = await centre.get<{ key: string }>('/api/v1/push-key');
  expect(service.pushed).toMatchObject([{ payload: { title: '[DỮ LIỆU MÔ PHỎNG] Tin thử của Quản trị' } }]);
  expect(String(service.pushed[0]?.headers.authorization)).toContain(`k=${key}`);
  service.answer(410);
  await post('notifications/test', { recipient: 'leaders', by: 'Quản trị' });
  await eventually(async () => (await deliveries('&state=failed&channel=tablets')).some(({ fault }) => fault?.includes('410')), 20_000);
  await post('notifications/test', { recipient: 'leaders', by: 'Quản trị' });
  await eventually(async () => (await deliveries('&state=failed&channel=tablets'))[0]?.fault === 'no browser has asked for these messages', 20_000);
  await service.stop();
});

/** Ids of the page's workers, as the browser knows them. */
async function registration(devtools: CDPSession): Promise<string> {
  const found = new Promise<string>((resolve) => devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations.forEach(({ registrationId, scopeURL }) => scopeURL.endsWith('/brief') && resolve(registrationId))));
  await devtools.send('ServiceWorker.enable');
  return found;
}

it('is turned on at a tablet by one tap; what arrives there is shown, leads to its alarm, and ends by another tap', async () => {
  const service = await startPushService();
  const browser = await openBrowser();
  const { page, faults } = await openPage(browser, { width: 1180, height: 820 });
  await page.context().grantPermissions(['notifications'], { origin: centre.url });
  // The browser's maker has no push service on this machine: the test's own takes its place, from the subscription on.
  await page.addInitScript((subscription) => {
    let isOn = false;
    const mine = { ...subscription, toJSON: () => subscription, unsubscribe: async () => ((isOn = false), true) } as unknown as PushSubscription;
    PushManager.prototype.subscribe = async () => ((isOn = true), mine);
    PushManager.prototype.getSubscription = async () => (isOn ? mine : null);
  }, service.subscription);
  await page.goto(`${centre.url}/brief`);
  await page.click('.brief-doors a[href="/brief/messages"]');
  await page.waitForSelector('[data-push="off"]', { timeout: 30_000 });
  await page.click('[data-act="begin"]');
  await page.waitForSelector('[data-push="on"]:has-text("Lãnh đạo trực")');
  await page.click('[data-act="try"]');
  await eventually(() => Promise.resolve(service.pushed.length > 0), 20_000);
  const { payload } = service.pushed[0]!;
  expect(payload.title).toBe('[DỮ LIỆU MÔ PHỎNG] Tin thử của Bản tin ngày');

  const devtools = await page.context().newCDPSession(page);
  const push = { origin: centre.url, registrationId: await registration(devtools) };
  await devtools.send('ServiceWorker.deliverPushMessage', { ...push, data: JSON.stringify({ ...payload, url: `https://ioc.example.vn/brief?alarm=${encodeURIComponent(watchedAlarm)}` }) });
  const shown = () => page.evaluate(async () => ((await (await navigator.serviceWorker.ready).getNotifications()) ?? []).map(({ title, tag }) => ({ title, tag })));
  await eventually(async () => (await shown()).length > 0, 10_000);
  expect(await shown()).toEqual([{ title: payload.title, tag: payload.tag }]);
  const [worker] = page.context().serviceWorkers();
  await worker?.evaluate(`(async () => {
    const [notification] = await self.registration.getNotifications();
    self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
  })()`);
  await page.waitForURL(`${centre.url}/brief?alarm=${encodeURIComponent(watchedAlarm)}`);
  expect(await shown()).toEqual([]);

  await page.goto(`${centre.url}/brief/messages`);
  // To this page the browser is a new one, whose maker's service knows it no more.
  await page.waitForSelector('[data-push="off"]');
  await page.click('[data-act="begin"]');
  await page.click('[data-act="end"]');
  await page.waitForSelector('[data-push="off"]');
  await post('notifications/test', { recipient: 'leaders', by: 'Quản trị' });
  await eventually(async () => (await deliveries('&state=failed&channel=tablets'))[0]?.fault === 'no browser has asked for these messages', 20_000);
  expect(faults).toEqual([]);
  await browser.close();
  await service.stop();
}, 180_000);
