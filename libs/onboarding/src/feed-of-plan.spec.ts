import { expect, it } from 'vitest';
import { Feed, FeedPlan } from '@ioc/contracts';
import { adapters } from '@ioc/adapter-tabular';
import { feedOfPlan } from './feed-of-plan.js';

const plan = (given: object) =>
  FeedPlan.parse({ id: 'x', name: { vi: 'X', en: 'X' }, component: 'health', organisation: 'so-y-te', every: 'PT1H', kind: 'csv', source: { kind: 'folder', folder: 'x' }, figures: [{ from: 'Số ca', indicator: 'cases', unit: 'ca' }], ...given });

it.each([
  ['csv', {}],
  ['spreadsheet', { kind: 'spreadsheet', sheet: { name: 'BC*' }, area: { column: 'Huyện' }, period: { column: 'Tháng' } }],
  ['spreadsheet', { kind: 'spreadsheet', layout: 'rows', label: 'Chỉ tiêu', value: 'Thực hiện' }],
  ['http-json', { kind: 'http-json', source: { kind: 'address', url: 'http://10.1.2.3/api' }, records: '/data', period: { column: 'ky' } }],
  ['http-json', { kind: 'http-json', source: { kind: 'push', env: 'X_TOKEN', proof: 'hmac-sha256' }, period: { at: '2026' } }],
])('a plan of the kind %s becomes a feed that its adapter takes (%j)', (kind, given) => {
  const feed = Feed.parse(feedOfPlan(plan(given)));
  expect(feed.indicators).toEqual(['cases']);
  expect(adapters.find((adapter) => adapter.kind === kind)?.settings.safeParse(feed.settings)).toMatchObject({ success: true });
});

it('a field name cannot break out of the mapping', () => {
  const { readings } = feedOfPlan(plan({ kind: 'http-json', period: { at: '2026' }, figures: [{ from: 'a` & $eval("1") & `', indicator: 'cases' }] })).settings as { readings: string };
  expect(readings).toContain('`a & $eval("1") & `');
});
