import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FetchContext, PackView, RawPayload } from '@ioc/adapter-kit';
import { dhis2Analytics } from './dhis2-analytics.adapter.js';
import { periodOf } from './dhis2-period.js';

const samples = join(process.env['IOC_SHARED'] ?? resolve(import.meta.dirname, '../../../../../shared'), 'samples/dhis2');
const present = existsSync(samples);
if (!present) process.stdout.write('real payloads: not present\n');

const pack: PackView = {
  utcOffset: '+07:00',
  provinceArea: '62',
  indicator: () => undefined,
  area: (text) => (text === 'Sierra Leone' || text === '62' ? { code: '62' } : null),
  organisation: () => null,
};
const payloadOf = (body: string | Buffer): RawPayload => ({
  name: 'analytics.json', body: new Uint8Array(Buffer.from(body)), contentType: 'application/json', fetchedAt: '2026-11-20T01:00:00Z', locator: '',
});
const settingsOf = (more: Record<string, unknown>) => dhis2Analytics.settings.parse({ source: { url: 'https://dhis2.example.invalid/api' }, ...more });

it.each([
  ['2023', '2023'], ['202311', '2023-11'], ['20231120', '2023-11-20'], ['2023W5', '2023-W05'], ['2022W52', '2022-W52'], ['2023Q4', '2023-Q4'],
  ['2023S1', '2023-S1'], ['202302B', '2023-03/2023-04'], ['2023April', '2023-04/2024-03'], ['2023Oct', '2023-10/2024-09'],
  ['202313', null], ['20230231', null], ['2023W54', null], ['Avril 2023', null], ['LAST_12_MONTHS', null], ['2023SunW5', null],
])('reads the period %s as %s', (text, expected) => {
  expect(periodOf(text)).toBe(expected);
});

it('asks by UID and, for a table, with periods as columns', async () => {
  const asked: string[] = [];
  const ctx = { http: (_source: unknown, request: { path: string }) => Promise.resolve((asked.push(request.path), payloadOf('{}'))) } as unknown as FetchContext;
  const more = { dataItems: { a: 'malaria-cases', 'b.REPORTING_RATE': 'report-completeness' }, orgUnits: { u1: '62', u2: '608' } };
  await dhis2Analytics.fetch(ctx, settingsOf(more));
  await dhis2Analytics.fetch(ctx, settingsOf({ ...more, layout: 'wide', periods: 'LAST_14_DAYS', askOrgUnits: ['LEVEL-2'] }));
  expect(asked).toEqual([
    'analytics.json?dimension=dx:a;b.REPORTING_RATE&dimension=pe:LAST_12_MONTHS&dimension=ou:u1;u2&outputIdScheme=UID&skipRounding=true',
    'analytics.json?dimension=dx:a;b.REPORTING_RATE&dimension=pe:LAST_14_DAYS&dimension=ou:LEVEL-2&outputIdScheme=UID&skipRounding=true&tableLayout=true&columns=pe&rows=dx;ou',
  ]);
});

it('is denied, not empty, when an error object says so', () => {
  const settings = settingsOf({ dataItems: { a: 'malaria-cases' } });
  expect(() => dhis2Analytics.parse([payloadOf('{"httpStatus":"Unauthorized","httpStatusCode":401,"status":"ERROR","message":"Unauthorized"}')], settings, pack)).toThrow(
    expect.objectContaining({ kind: 'denied' }),
  );
});

describe.runIf(present)('recorded answers of play.dhis2.org', () => {
  const read = (file: string, more: Record<string, unknown>) => dhis2Analytics.parse([payloadOf(readFileSync(join(samples, file)))], settingsOf(more), pack);

  it('keeps category option combos apart', () => {
    const batch = read('analytics_last12months_co_UID.json', { dataItems: { fbfJHSPpUQD: 'malaria-cases' }, area: '62' });
    expect(batch.rejected).toEqual([]);
    expect(batch.readings).toHaveLength(28);
    expect(batch.readings).toContainEqual({ indicator: 'malaria-cases', area: '62', breakdown: 'co=Outreach', value: 709, at: '2022-11', where: '/rows/20/3' });
  });

  it('adds category option combos up when counts may be', () => {
    const { readings } = read('analytics_last12months_co_UID.json', { dataItems: { fbfJHSPpUQD: 'malaria-cases' }, area: '62', disaggregation: 'sum' });
    expect(readings.find(({ at }) => at === '2022-11')?.value).toBe(709 + 48);
    expect(readings).toHaveLength(12);
  });

  it('reads a table whose periods and data are named in French', () => {
    const batch = read('analytics_tableLayout_pe_columns.json', { dataItems: { 'fbfJHSPpUQD.pq2XI5kz2BY': 'malaria-cases' } });
    expect(batch.readings).toHaveLength(12);
    expect(batch.readings[0]).toEqual({ indicator: 'malaria-cases', area: '62', value: 17623, at: '2022-08', where: '/rows/0/4' });
    expect(batch.rejected.every(({ skipped }) => skipped)).toBe(true);
  });

  it('asks for a period when periods were only a filter', () => {
    const dataItems = { 'BfMAe6Itzgt.REPORTING_RATE': 'report-completeness' };
    const orgUnits = { O6uvpzGd5pu: '608' };
    const without = read('analytics_reporting_rate_by_ou_UID.json', { dataItems, orgUnits });
    expect(without.readings).toEqual([]);
    expect(without.rejected.some(({ reason }) => reason.includes('settings.period'))).toBe(true);
    const { readings } = read('analytics_reporting_rate_by_ou_UID.json', { dataItems, orgUnits, period: '2022-09/2023-08' });
    expect(readings.map(({ area, at }) => [area, at])).toEqual([['608', '2022-09/2023-08'], ['62', '2022-09/2023-08']]);
  });

  it('takes an answer without rows for a fault', () => {
    expect(() => read('analytics_empty_rows_UID.json', { dataItems: { fbfJHSPpUQD: 'malaria-cases' } })).toThrow(expect.objectContaining({ kind: 'empty' }));
  });
});
