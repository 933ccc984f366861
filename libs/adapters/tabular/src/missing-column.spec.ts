import { describe, expect, it } from 'vitest';
import type { PackView, RawPayload } from '@ioc/adapter-kit';
import { ckanDatastore } from './ckan-datastore.adapter.js';
import { sql } from './sql.adapter.js';

const pack = { utcOffset: '+07:00', provinceArea: '62', area: (text: string) => (text === '608' ? { code: '608' } : null), indicator: (id: string) => ({ id, unit: 'ca' }), organisation: () => null } as unknown as PackView;
const payload = (value: unknown): RawPayload => ({ name: 'answer', body: Buffer.from(JSON.stringify(value)), contentType: 'application/json', fetchedAt: '2026-11-20T01:00:00Z', locator: 'https://so.example/api' });
const table = {
  area: { column: 'ma' },
  time: { column: 'ngay' },
  figures: [
    { column: 'sot_ret', indicator: 'malaria-cases' },
    { column: 'sxh', indicator: 'dengue-cases' },
  ],
};

/** What the adapters make of one record with these columns. */
const ckan = (record: object) =>
  ckanDatastore.parse([payload({ success: true, result: { fields: Object.keys(record).map((id) => ({ id, type: 'text' })), records: [record], total: 1 } })], ckanDatastore.settings.parse({ source: { url: 'https://so.example' }, resource: 'x', table }), pack);
const query = (record: object) =>
  sql.parse([payload({ columns: Object.keys(record).map((name) => ({ name, type: 'text' })), rows: [Object.values(record)] })], sql.settings.parse({ source: { connection: { env: 'X' }, query: 'SELECT 1' }, table }), pack);

describe.each([
  ['ckan-datastore', ckan],
  ['sql', query],
])('a table read by %s', (_kind, read) => {
  it('from which the column of one figure is gone refuses that figure aloud and keeps the other', () => {
    const { readings, rejected } = read({ ma: '608', ngay: '2026-10-01', sot_ret: '12', so_ca_sxh: '31' });
    expect(readings).toMatchObject([{ indicator: 'malaria-cases', area: '608', value: 12 }]);
    expect(rejected).toEqual([{ where: 'sxh', raw: 'dengue-cases', reason: expect.stringMatching(/no column "sxh"; there are ma, ngay, sot_ret, so_ca_sxh/) }]);
  });

  it.each([
    ['the area', { huyen: '608', ngay: '2026-10-01', sot_ret: '12', sxh: '31' }, 'no column "ma"'],
    ['the time', { ma: '608', thang: '2026-10-01', sot_ret: '12', sxh: '31' }, 'no column "ngay"'],
    ['every figure', { ma: '608', ngay: '2026-10-01', a: '12', b: '31' }, 'no column "sot_ret"'],
  ])('without the columns of %s is refused as a whole', (_what, record, reason) => expect(() => read(record)).toThrow(reason));
});
