import { expect, it } from 'vitest';
import { FeedPlan, type MappingSuggestions } from '@ioc/contracts';
import { draftFrom, lacks, planOf, slugOf, type DraftGround } from './plan-draft.js';

const suggestions: MappingSuggestions = {
  layout: 'columns', label: null, value: null,
  area: { column: 'Huyện', known: 10, of: 10, unknown: [] },
  period: { column: null, at: '2026-10' },
  decimal: { mark: 'auto', reason: '' },
  figures: [
    { from: 'Số người tìm việc', unit: 'người', candidates: [{ indicator: 'job-seekers', score: 0.9, reasons: [] }] },
    { from: 'Số người học nghề (người)', unit: 'người', candidates: [{ indicator: 'pupils', score: 0.4, reasons: [] }] },
  ],
};
const table = { sheet: 'BC', position: 2, hidden: false, title: [], headerRow: 3, columns: [], rows: 10, sample: [], periods: [] };
const ground: DraftGround = { found: { name: 'a.xlsx', bytes: 1, sha256: '', kinds: [{ kind: 'spreadsheet', score: 1, reason: '' }], tables: [table], records: [] }, table, records: null, suggestions };

it('makes a slug of a Vietnamese name', () => {
  expect(slugOf('Số người được đào tạo – Đợt 2 (người)')).toBe('so-nguoi-duoc-dao-tao-dot-2');
});

it('chooses beforehand only what is surely meant, and says what is missing', () => {
  const draft = draftFrom(ground, { component: 'education', organisation: '', name: '' }, '');
  expect(draft.figures.map(({ indicator }) => indicator)).toEqual(['job-seekers', '']);
  expect(lacks(draft)).toEqual(['organisation', 'name']);
});

it('becomes a plan that the contract takes, with a new indicator of its own', () => {
  const draft = draftFrom(ground, { component: 'education', organisation: 'so-noi-vu', name: 'Học nghề' }, '');
  const second = draft.figures[1];
  if (second) second.fresh = { name: 'Số người học nghề', unit: 'người', every: 'month' };
  const plan = FeedPlan.parse(planOf(draft, ground));
  expect(plan).toMatchObject({ id: 'hoc-nghe', kind: 'spreadsheet', sheet: { position: 2 }, source: { kind: 'folder', folder: 'hoc-nghe' }, area: { column: 'Huyện' } });
  expect(plan.figures).toEqual([{ from: 'Số người tìm việc', indicator: 'job-seekers', unit: 'người' }, { from: 'Số người học nghề (người)', indicator: 'so-nguoi-hoc-nghe' }]);
  expect(plan.newIndicators[0]).toMatchObject({ id: 'so-nguoi-hoc-nghe', unit: 'người', source: 'so-noi-vu' });
});
