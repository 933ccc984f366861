import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { madeUpChange, madeUpGround, madeUpRoute } from '../made-up-change.fixture.js';
import { NoticeContent, type AlarmNotice } from '../message.js';
import { masked } from '../notification-desk.js';
import { planAlarms } from '../plan-alarms.js';
import { body, headline } from '../words.js';
import { capAlert } from './cap.js';
import { retryAfterMs } from './post.js';
import { isServed, pushPayload } from './web-push.js';
import { webhookBody } from './webhook.js';

const centre = { name: 'Trung tâm điều hành', timeZone: 'Asia/Ho_Chi_Minh', url: 'https://ioc.example.vn' };
const items = (...changes: Parameters<typeof planAlarms>[0]) =>
  planAlarms(changes, madeUpGround({ ...madeUpRoute, to: ['owner'], escalate: [] })).notices.map(({ content }) => NoticeContent.parse(content) as AlarmNotice);
const raised = madeUpChange(1, ['normal', 'unacknowledged']);
const returned = madeUpChange(3, ['acknowledged', 'normal'], { raisedNumber: 1, raisedAt: raised.at });
const outgoing = (of: AlarmNotice[], simulated = false) => ({ id: 'one', recipient: 'leaders', address: 'a@example.vn', language: 'vi' as const, message: { items: of, simulated, drill: of.some(({ drill }) => drill !== null) } });

describe('what is said', () => {
  it('says in one line what, how urgent, where, and how much more', () => {
    expect(headline(outgoing(items(raised)))).toBe('Cảnh báo mới · KHẨN CẤP · Mực nước sông đạt báo động 3 – Huyện Đăk Glei');
    expect(headline(outgoing(items(raised, returned), true))).toBe('[DỮ LIỆU MÔ PHỎNG] Cảnh báo mới · KHẨN CẤP · Mực nước sông đạt báo động 3 – Huyện Đăk Glei (và 1 việc khác)');
  });

  it('says why, what to do, by when and where to look, in the time of the province', () => {
    const text = body(outgoing(items(raised)), centre);
    for (const part of ['Vì sao: Mực nước 3,2 m', 'Việc phải làm: Ra lệnh sơ tán', 'Phải bắt đầu trước: 08:06:00 20/11/26', 'Cơ quan xử lý: Ban Chỉ huy PCTT và TKCN', 'Mở: https://ioc.example.vn/desk/alarms?alarm=river-level-3%2F610']) expect(text).toContain(part);
    expect(body({ ...outgoing(items(raised)), language: 'en' }, centre)).toContain('What to do: Ra lệnh sơ tán (en)');
  });
});

it('posts what Alertmanager posts: firing while anything stands, with the time of raising and of the end', () => {
  const sent = webhookBody(outgoing(items(raised, returned)), { receiver: 'hub', centre });
  expect(sent).toMatchObject({ version: '4', status: 'firing', receiver: 'hub', externalURL: centre.url, commonLabels: { alertname: 'river-level-3', severity: 'p1', area: '610' } });
  expect(sent.alerts).toMatchObject([
    { status: 'firing', startsAt: '2026-11-20T01:01:00.000Z', endsAt: '0001-01-01T00:00:00Z', fingerprint: 'river-level-3/610' },
    { status: 'resolved', startsAt: '2026-11-20T01:01:00.000Z', endsAt: '2026-11-20T01:03:00.000Z', fingerprint: 'river-level-3/610' },
  ]);
  expect(webhookBody(outgoing(items(returned)), { receiver: 'hub', centre }).status).toBe('resolved');
});

it('writes CAP 1.2: what is simulated is a test, and an end refers to the alert that it ends', () => {
  const read = (xml: string) => (new XMLParser({ isArray: (name) => name === 'info' }).parse(xml) as { alert: Record<string, unknown> & { info: Record<string, unknown>[] } }).alert;
  const [first, last] = [raised, returned].map((change) => capAlert(items(change)[0] as AlarmNotice, { sender: 'ioc@example.vn', centre, simulated: false, drill: false })).map(read);
  expect(first).toMatchObject({ identifier: 'river-level-3/610/1/raised', sent: '2026-11-20T01:01:00-00:00', status: 'Actual', msgType: 'Alert', scope: 'Restricted' });
  expect(first?.info[0]).toMatchObject({ language: 'vi-VN', urgency: 'Immediate', severity: 'Extreme', headline: 'Mực nước sông đạt báo động 3 – Huyện Đăk Glei', instruction: 'Ra lệnh sơ tán' });
  expect(first?.info.map(({ language }) => language)).toEqual(['vi-VN', 'en-US']);
  expect(last).toMatchObject({ msgType: 'Cancel', references: 'ioc@example.vn,river-level-3/610/1/raised,2026-11-20T01:01:00-00:00' });
  expect(read(capAlert({ ...(items(raised)[0] as AlarmNotice), areaName: 'A & <B>' }, { sender: 's', centre, simulated: true, drill: false }))).toMatchObject({ status: 'Test', info: [{ area: { areaDesc: 'A & <B>' } }, {}] });
});

it('says in every form that a drill is a drill', () => {
  const drilled = items({ ...raised, source: 'drill/DT-3/song-len' });
  const told = outgoing(drilled, true);
  expect(headline(told)).toBe('[DIỄN TẬP] [DỮ LIỆU MÔ PHỎNG] Cảnh báo mới · KHẨN CẤP · Mực nước sông đạt báo động 3 – Huyện Đăk Glei');
  expect(body(told, centre).split('\n')[0]).toBe('DIỄN TẬP');
  expect(webhookBody(told, { receiver: 'hub', centre })).toMatchObject({ commonAnnotations: { drill: 'true' }, commonLabels: { drill: 'DT-3' } });
  expect(pushPayload(told, centre).title).toMatch(/^\[DIỄN TẬP\]/);
  const alert = capAlert(drilled[0] as AlarmNotice, { sender: 's', centre, simulated: true, drill: true });
  expect(alert).toContain('<status>Exercise</status>');
  expect(alert).toContain('<headline>[DIỄN TẬP] ');
});

it('sends a locked screen one line and the address of the alarm', () => {
  expect(pushPayload(outgoing(items(raised)), centre)).toEqual({ title: headline(outgoing(items(raised))), body: 'Mực nước 3,2 m', tag: 'one', url: 'https://ioc.example.vn/brief?alarm=river-level-3%2F610' });
});

it.each([
  ['https://fcm.googleapis.com/fcm/send/x', true],
  ['http://fcm.googleapis.com/fcm/send/x', false],
  ['https://db5p.notify.windows.com/w', true],
  ['https://a.b.notify.windows.com/w', false],
  ['https://notify.windows.com/w', false],
  ['https://evilnotify.windows.com/w', false],
  ['https://169.254.169.254/latest', false],
  ['https://fcm.googleapis.com@169.254.169.254/', false],
  ['http://127.0.0.1:9/x', false],
  ['nonsense', false],
])('takes %s for a push service: %s', (endpoint, served) => {
  expect(isServed(endpoint, ['fcm.googleapis.com', '*.notify.windows.com'])).toBe(served);
});

it('tells enough of an address to recognise it by', () => {
  expect(['truc-ban@example.vn', 'https://push.example/abcdef', '12', ''].map(masked)).toEqual(['tr…@example.vn', '…cdef', '…', '']);
});

it('reads for how long a receiver asks to be left alone', () => {
  const now = Date.parse('2026-11-20T00:00:00Z');
  expect(['30', 'Fri, 20 Nov 2026 00:01:00 GMT', 'soon', null].map((text) => retryAfterMs(text, now))).toEqual([30_000, 60_000, undefined, undefined]);
});
