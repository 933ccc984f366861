import { expect, it } from 'vitest';
import type { FoundTable, IndicatorInfo } from '@ioc/contracts';
import { suggestMapping } from './suggest-mapping.js';

const indicator = (id: string, vi: string, unit: string): IndicatorInfo => ({
  id, name: { vi, en: id }, unit, component: 'socio-economic', decimals: 0, polarity: 'neutral', cadence: { every: 'month', dueAfter: 'P15D' }, possible: [0, 1e9], aggregate: 'sum', source: 'x',
});
const indicators = [indicator('revenue', 'Thu ngân sách nhà nước', 'tỷ đồng'), indicator('spending', 'Chi ngân sách địa phương', 'tỷ đồng'), indicator('job-seekers', 'Số người tìm việc', 'người')];
const areas: Record<string, string> = { '608': '608', '610': '610', 'TP Kon Tum': '608' };
const pack = {
  indicators, utcOffset: '+07:00', provinceArea: '62', organisation: () => null,
  indicator: (id: string) => indicators.find((one) => one.id === id),
  area: (text: string) => (areas[text] ? { code: areas[text] } : null),
};
const column = (text: string, values: string[], { figures, unit = null }: { figures: number; unit?: string | null }) => ({ letter: 'A', text, unit, figures, texts: values.length - figures, blanks: 0, decimal: null, values });
const table = (columns: FoundTable['columns']): FoundTable => ({ sheet: 'BC', position: 1, hidden: false, title: [], headerRow: 1, columns, rows: 2, sample: [], periods: ['2026-10'] });

it('finds the indicator by its folded words, the area by its known codes, and says why', () => {
  const suggestions = suggestMapping({ table: table([column('Mã huyện', ['608', '610'], { figures: 2 }), column('TONG THU NGAN SACH', ['1', '2'], { figures: 2, unit: 'triệu đồng' })]) }, pack);
  expect(suggestions).toMatchObject({ layout: 'columns', area: { column: 'Mã huyện', known: 2, of: 2, unknown: [] }, period: { column: null, at: '2026-10' } });
  const [first] = suggestions.figures[0]?.candidates ?? [];
  expect(first?.indicator).toBe('revenue');
  expect(first?.reasons.join(' ')).toMatch(/tên giống.*đổi được sang “tỷ đồng”/);
});

it('finds an indicator in each row by its labels', () => {
  const suggestions = suggestMapping({ table: table([column('Chỉ tiêu', ['1. Thu ngân sách nhà nước', '2. Số người tìm việc'], { figures: 0 }), column('Thực hiện', ['5', '6'], { figures: 2 })]) }, pack);
  expect(suggestions).toMatchObject({ layout: 'rows', label: 'Chỉ tiêu', value: 'Thực hiện' });
  expect(suggestions.figures.map(({ candidates }) => candidates[0]?.indicator)).toEqual(['revenue', 'job-seekers']);
});

it('suggests nothing where the catalogue has nothing like it', () => {
  const suggestions = suggestMapping({ table: table([column('Mã huyện', ['608', '610'], { figures: 2 }), column('Số trâu bò', ['1', '2'], { figures: 2 })]) }, pack);
  expect(suggestions.figures).toEqual([{ from: 'Số trâu bò', unit: null, candidates: [] }]);
});
