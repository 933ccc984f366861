import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { PackView, RawPayload } from '@ioc/adapter-kit';
import { avReport } from './avreport.adapter.js';
import { taxii } from './taxii.adapter.js';
import { wazuhAgents } from './wazuh-agents.adapter.js';
import { wazuhAlerts } from './wazuh-alerts.adapter.js';

const sample = join(process.env['IOC_SHARED'] ?? resolve(import.meta.dirname, '../../../../../shared'), 'samples/wazuh-alerts/alerts.json');
const present = existsSync(sample);
if (!present) process.stdout.write('real payloads: not present\n');

const pack: PackView = { utcOffset: '+07:00', provinceArea: '62', indicator: () => undefined, area: () => null, organisation: () => null };
const payloadOf = (body: string | Buffer, fetchedAt = '2026-11-20T01:00:00Z'): RawPayload => ({ name: 'answer', body: new Uint8Array(Buffer.from(body)), contentType: '', fetchedAt, locator: '' });
const source = { url: 'https://soc.example.invalid' };

const agents = wazuhAgents.settings.parse({ source, summary: { activeRate: 'soc-agents-active-rate' }, vulnerabilities: { source, critical: 'vulnerabilities-critical' } });
const readAgents = (body: unknown) => wazuhAgents.parse([payloadOf(JSON.stringify(body))], agents, pack);

it.each([
  ['4.x', { data: { connection: { active: 3, disconnected: 1, never_connected: 0, pending: 0, total: 4 }, configuration: { synced: 4, total: 4 } }, error: 0 }, 75],
  ['5.0', { data: { active: 3, disconnected: 1, never_connected: 0, pending: 0 }, error: 0 }, 75],
  ['3.x', { data: { Total: 8, Active: 6, 'Never connected': 1, Disconnected: 1 }, error: 0 }, 75],
  ['overview', { data: { nodes: [], agent_status: { active: 1, disconnected: 1, total: 2 } }, error: 0 }, 50],
  ['no agent', { data: { connection: { active: 0, total: 0 } }, error: 0 }, null],
])('reads the summary of agents of %s', (_version, body, rate) => {
  expect(readAgents(body).readings).toEqual([expect.objectContaining({ indicator: 'soc-agents-active-rate', value: rate, at: '2026-11-20T01:00:00Z' })]);
});

it('makes no rate of a part of the counts', () => {
  expect(readAgents({ data: { connection: { active: '386' } }, error: 0 })).toMatchObject({ readings: [], rejected: [{}] });
});

it.each([
  [{ title: 'Unauthorized', detail: 'Invalid token' }, 'denied'],
  [{ title: 'Permission Denied', detail: 'Permission denied: Resource type: *:*', error: 4000 }, 'denied'],
  [{ data: {}, message: 'Some Wazuh daemons are not ready yet', error: 1017 }, 'bad-shape'],
  [{ data: { affected_items: [], total_affected_items: 0 }, error: 0 }, 'empty'],
])('takes %j for a fault: %s', (body, kind) => {
  expect(() => readAgents(body)).toThrow(expect.objectContaining({ kind }));
});

it('counts critical vulnerabilities of the manager’s own summary too', () => {
  expect(readAgents({ data: { severity: { Critical: 1, High: 4 } }, error: 0 }).readings).toEqual([expect.objectContaining({ indicator: 'vulnerabilities-critical', value: 1 })]);
});

const report = avReport.settings.parse({ source, figures: [{ indicator: 'malware-handled-day', measure: 'malware-files' }, { indicator: 'av-managed-computers', measure: 'managed-computers' }] });
const readReport = (inner: string) => avReport.parse([payloadOf(`<AVReport name="x"><Datetime>1795135800</Datetime>${inner}</AVReport>`)], report, pack);

it('tells an absent section from an empty one', () => {
  expect(readReport('<Malware/>')).toMatchObject({ readings: [{ indicator: 'malware-handled-day', value: 0, at: '2026-11-20T00:50:00.000Z' }], rejected: [{ reason: 'the report has no section OS' }] });
});

it.each(['0', '1795135800000', '20/11/2026', ''])('believes no report of the time "%s"', (datetime) => {
  expect(() => avReport.parse([payloadOf(`<AVReport><Datetime>${datetime}</Datetime><OS/></AVReport>`)], report, pack)).toThrow(expect.objectContaining({ kind: 'bad-shape' }));
});

const alerts = wazuhAlerts.settings.parse({ source, alerts: 'soc-alerts-24h', critical: 'soc-alerts-critical' });

it.runIf(present)('reads recorded alerts, as of the newest one when nobody wrote since', () => {
  const at = (fetchedAt: string) => wazuhAlerts.parse([payloadOf(readFileSync(sample), fetchedAt)], alerts, pack);
  const soon = at('2026-07-31T04:00:00Z');
  expect(soon.rejected).toEqual([]);
  expect(soon.readings.map(({ value, at: when }) => [value, when])).toEqual([[4, '2026-07-31T04:00:00.000Z'], [0, '2026-07-31T04:00:00.000Z']]);
  const months = at('2026-11-20T01:00:00Z');
  expect(months.readings.map(({ value, at: when }) => [value, when])).toEqual([[4, '2026-07-31T03:30:59.264Z'], [0, '2026-07-31T03:30:59.264Z']]);
});

it.runIf(present)('makes an event of a recorded alert that is critical by the configured level', () => {
  const strict = wazuhAlerts.settings.parse({ source, critical: 'soc-alerts-critical', criticalLevel: 7 });
  const { events } = wazuhAlerts.parse([payloadOf(readFileSync(sample), '2026-07-31T04:00:00Z')], strict, pack);
  expect(events).toEqual([expect.objectContaining({ id: '1785468129.0', severity: 2, place: 'argus-wazuh', startedAt: '2026-07-31T03:22:09.071Z' })]);
});

it('says of an alert what the feed’s configuration says of its rule or group, and keeps the manager’s own text', () => {
  const titled = wazuhAlerts.settings.parse({ source, critical: 'soc-alerts-critical', titles: [{ rule: '40112', says: 'Đăng nhập được sau nhiều lần sai mật khẩu' }, { group: 'virustotal', says: 'Phát hiện mã độc' }] });
  const line = (id: string, rule: object) => JSON.stringify({ timestamp: '2026-11-20T00:40:00.264+0000', rule: { level: 12, ...rule }, agent: { id: '7', name: 'srv' }, manager: { name: 'soc' }, id, location: 'x' });
  const payload = [
    line('1.1', { id: '40112', description: 'Multiple authentication failures followed by a success.', groups: ['virustotal'] }),
    line('1.2', { id: '87105', description: 'VirusTotal: Alert', groups: ['virustotal'] }),
    line('1.3', { id: '5', description: 'Something else', groups: ['other'] }),
  ].join('\n');
  const { events } = wazuhAlerts.parse([payloadOf(payload)], titled, pack);
  expect(events.map(({ title, description }) => [title, description?.split(' · ')[0]])).toEqual([
    ['Đăng nhập được sau nhiều lần sai mật khẩu', 'Multiple authentication failures followed by a success.'],
    ['Phát hiện mã độc', 'VirusTotal: Alert'],
    ['Something else', 'rule 5'],
  ]);
  expect(wazuhAlerts.settings.safeParse({ source, titles: [{ says: 'x' }] }).success).toBe(false);
});

it('takes {} for an envelope that holds nothing only from who says that it speaks TAXII', () => {
  const settings = (more: object) => taxii.settings.parse({ source, figures: [{ indicator: 'ncsc-warnings-open' }], ...more });
  const spoken = { ...payloadOf('{}'), contentType: 'application/taxii+json;version=2.1' };
  expect(() => taxii.parse([spoken], settings({}), pack)).toThrow(expect.objectContaining({ kind: 'empty' }));
  expect(taxii.parse([spoken], settings({ addedWithin: 'P1D' }), pack)).toMatchObject({ readings: [{ value: 0 }] });
  expect(() => taxii.parse([payloadOf('{}')], settings({ addedWithin: 'P1D' }), pack)).toThrow(expect.objectContaining({ kind: 'bad-shape' }));
});
