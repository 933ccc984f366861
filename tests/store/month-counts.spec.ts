import { afterAll, beforeAll, expect, it } from 'vitest';
import { batch, ground, november, reading, type Ground } from './ground.js';

const day = 86_400_000;
const at = (nth: number) => november.startMs + (nth - 1) * day;
const month = { ...november, ageFromMs: november.endMs, staleAtMs: november.endMs + day };
const october = { at: '2023-10', startMs: Date.parse('2023-10-01T00:00:00+07:00'), endMs: november.startMs, ageFromMs: november.startMs, staleAtMs: november.startMs + day };
const counted = (value: number, series: string, given: object = month) => reading({ indicator: 'dvc766-part', area: '62', breakdown: series, value, component: 'government-performance', ...given });

let base: Ground;
beforeAll(async () => {
  base = await ground();
  const bring = (nth: number, readings: ReturnType<typeof counted>[]) => base.store.ingest(batch({ readings, run: { feed: 'dvcqg-766-counts', finishedAt: at(nth) } }));
  await bring(5, [counted(100, 'metric=A'), counted(900, 'metric=A', october), counted(7, 'metric=A', { endMs: at(5), startMs: at(5), at: new Date(at(5)).toISOString() })]);
  await bring(10, [counted(250, 'metric=A'), counted(40, 'metric=A;agency=B')]);
  await bring(12, [counted(910, 'metric=A', october)]);
});
afterAll(() => base.end());

const asked = (knownAtMs: number) => base.store.monthCounts({ indicators: ['dvc766-part', 'dvc766-whole'], area: '62', fromMs: october.startMs, toMs: november.endMs, knownAtMs });
const told = async (knownAtMs: number) => (await asked(knownAtMs)).map(({ breakdown, month: of, value }) => `${of} ${breakdown} ${value}`);

it('has each series of each month as it is known now, and no moment that is no month', async () => {
  expect(await told(at(20))).toEqual(['2023-10 metric=A 910', '2023-11 metric=A 250', '2023-11 metric=A;agency=B 40']);
});

it('has it as it was known at a moment before: corrections that came later are not in it', async () => {
  expect(await told(at(11))).toEqual(['2023-10 metric=A 900', '2023-11 metric=A 250', '2023-11 metric=A;agency=B 40']);
  expect(await told(at(6))).toEqual(['2023-10 metric=A 900', '2023-11 metric=A 100']);
  expect(await told(at(4))).toEqual([]);
});

it('leaves out months outside of the span, and other areas', async () => {
  const found = await base.store.monthCounts({ indicators: ['dvc766-part'], area: '62', fromMs: november.startMs, toMs: november.endMs, knownAtMs: at(20) });
  expect(found.map(({ month: of }) => of)).toEqual(['2023-11', '2023-11']);
  expect(await base.store.monthCounts({ indicators: ['dvc766-part'], area: '608', fromMs: november.startMs, toMs: november.endMs, knownAtMs: at(20) })).toEqual([]);
});
