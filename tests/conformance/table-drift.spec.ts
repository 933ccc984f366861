import { expect, it } from 'vitest';
import { adapterOf } from '@ioc/adapter-registry';
import type { PackView, RawPayload } from '@ioc/adapter-kit';
import type { SeenSchema } from '@ioc/contracts';
import { compareSchema } from '@ioc/ingest';

/* A department's table from one month to the next: what is a break, and for which figures. */

const pack = {
  utcOffset: '+07:00',
  provinceArea: '62',
  area: () => null,
  organisation: () => null,
  indicator: (id: string) => ({ id, unit: 'triệu đồng', decimals: 0, cadence: { every: 'month', dueAfter: 'P15D' } }),
} as unknown as PackView;
const csv = adapterOf('csv');
const settings = csv?.settings.parse({
  source: { folder: 'x', pattern: '*.csv' },
  table: {
    area: { code: '62' },
    period: { kind: 'month' },
    decimal: ',',
    unit: { column: 'ĐVT' },
    rows: { label: 'Chỉ tiêu', value: 'Thực hiện', items: [{ label: 'Thu nội địa', indicator: 'revenue' }, { label: 'Chi đầu tư', indicator: 'spending' }] },
  },
});

async function schemaOfTable(...lines: string[]): Promise<SeenSchema> {
  const payload: RawPayload = { name: 'thang-10.csv', body: Buffer.from(['BÁO CÁO THÁNG 10 NĂM 2026;;', ...lines].join('\n')), contentType: 'text/csv', fetchedAt: '2026-11-01T00:00:00Z', locator: 'x' };
  const batch = await csv?.parse([payload], settings, pack);
  if (!batch?.schema) throw new Error('the table has no schema');
  return batch.schema;
}
const usual = ['Chỉ tiêu;ĐVT;Thực hiện', 'Thu nội địa;tỷ đồng;12', 'Chi đầu tư;tỷ đồng;7'];

it.each([
  ['the same table with other figures', ['Chỉ tiêu;ĐVT;Thực hiện', 'Thu nội địa;tỷ đồng;13', 'Chi đầu tư;tỷ đồng;-'], {}],
  ['other spellings, another order and a row more', ['CHI TIEU;Thực hiện;ĐVT', 'Chi khác;1;tỷ đồng', 'Chi đầu tư;8;tỷ đồng', 'THU NỘI ĐỊA;13;tỷ đồng'], {}],
  ['a month without figures', ['Chỉ tiêu;ĐVT;Thực hiện', 'Thu nội địa;tỷ đồng;-', 'Chi đầu tư;tỷ đồng;…'], {}],
  ['a row of another name', ['Chỉ tiêu;ĐVT;Thực hiện', 'Thu trong tỉnh;tỷ đồng;13', 'Chi đầu tư;tỷ đồng;8'], { 'removed dòng “Thu nội địa”': ['revenue'] }],
  ['figures that became words', ['Chỉ tiêu;ĐVT;Thực hiện', 'Thu nội địa;tỷ đồng;đạt', 'Chi đầu tư;tỷ đồng;vượt'], { 'retyped Thực hiện': ['revenue', 'spending'] }],
  ['the column of units gone', ['Chỉ tiêu;Thực hiện', 'Thu nội địa;13', 'Chi đầu tư;8'], { 'removed ĐVT': ['revenue', 'spending'] }],
])('%s', async (_what, lines, expected) => {
  const before = await schemaOfTable(...usual);
  const { known } = compareSchema({}, before);
  const { broken } = compareSchema(known, await schemaOfTable(...lines));
  expect(Object.fromEntries(broken.map(({ kind, container, field }) => [`${kind} ${field}`, before.get(container)?.fields.get(field)?.readBy]))).toEqual(expected);
});
