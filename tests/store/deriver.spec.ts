import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Area, IndicatorInfo } from '@ioc/contracts';
import { Deriver, type DerivePack } from '@ioc/derive';
import { Bus, type BusMessages } from '@ioc/platform';
import type { ResolvedReading } from '@ioc/store';
import { batch, ground, log, noon, november, reading, type Ground } from './ground.js';

let base: Ground;
let bus: Bus;
let deriver: Deriver;
let said: BusMessages['readings.stored'][];
beforeAll(async () => {
  base = await ground();
});
afterAll(() => base.end());

const areas = ['62', '608', '610'].map(
  (code): Area => ({
    ...{ code, name: code, aliases: [], successors: [] },
    ...(code === '62' ? { level: 'province' } : { level: 'district', parent: '62' }),
  }),
);
let counter = 0;

/** Indicators of names that no other test uses, by their short names. */
function packOf(given: Record<string, Partial<IndicatorInfo>>): { pack: DerivePack; id: (name: string) => string } {
  const mark = ++counter;
  const id = (name: string) => `${name}-${mark}`;
  const indicators = Object.entries(given).map(
    ([name, { formula, weight, ...more }]): IndicatorInfo => ({
      ...{ id: id(name), component: 'education', name: { vi: name, en: name }, unit: 'người', decimals: 0, polarity: 'neutral' },
      ...{ cadence: { every: 'month', dueAfter: 'P15D' }, possible: [-1e6, 1e6], aggregate: 'none', source: 'so-gddt' },
      ...more,
      ...(formula ? { formula: formula.replace(/\[([a-z-]+)\]/g, (_, operand: string) => `[${id(operand)}]`) } : {}),
      ...(weight ? { weight: id(weight) } : {}),
    }),
  );
  const children = (code: string) => areas.filter(({ parent }) => parent === code);
  return { pack: { utcOffset: '+07:00', indicators, children, areaByCode: (code) => areas.find((one) => one.code === code) }, id };
}

async function derive(pack: DerivePack): Promise<void> {
  deriver = new Deriver({ pack, store: base.store, bus, log, gatherMs: 5 });
  await deriver.start();
}

beforeEach(() => {
  bus = new Bus(log);
  said = [];
  bus.on('readings.stored', (message) => void said.push(message));
});
afterEach(() => deriver.stop());

/** A department's poll, stored and said. */
async function bring(readings: Partial<ResolvedReading>[], more: Parameters<typeof batch>[0] = {}): Promise<void> {
  const given = readings.map((one) => reading({ component: 'education', ...november, staleAtMs: november.endMs + 40 * dayMs, ageFromMs: noon, ...one }));
  const poll = batch({ ...more, readings: given });
  const { changes, storedAt } = await base.store.ingest(poll);
  bus.emit('readings.stored', { feed: poll.run.feed, runId: poll.run.id, changes, fetchedAt: noon, storedAt });
}
const dayMs = 86_400_000;

const latest = async (indicator: string, area = '608') => (await base.store.latest({ indicators: [indicator], area }))[0];
const becomes = (indicator: string, area = '608') => expect.poll(async () => (await latest(indicator, area))?.value, { timeout: 20_000 });
/** Enough for any further wrong step to show. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('a formula', () => {
  it('follows its operands, names them, and is said after it is stored', async () => {
    const { pack, id } = packOf({ students: {}, classes: {}, ratio: { formula: '[students] / [classes]' } });
    await derive(pack);
    await bring([{ indicator: id('students'), value: 300 }, { indicator: id('classes'), value: 10, provenance: 'simulated', staleAtMs: noon + dayMs }]);
    await becomes(id('ratio')).toBe(30);
    expect(await latest(id('ratio'))).toMatchObject({
      period: '2023-11',
      feed: 'derived',
      provenance: 'simulated',
      ageFrom: noon,
      staleAt: noon + dayMs,
      component: 'education',
    });
    const why = await base.store.why({ indicator: id('ratio'), area: '608' });
    expect(why?.run).toMatchObject({ feed: 'derived', adapter: 'derive', outcome: 'ok' });
    expect(why?.reading.operands).toEqual([
      { indicator: id('students'), area: '608', value: 300, period: '2023-11', at: november.endMs, feed: 'traffic-ngsi' },
      { indicator: id('classes'), area: '608', value: 10, period: '2023-11', at: november.endMs, feed: 'traffic-ngsi' },
    ]);
    const message = said.find(({ feed }) => feed === 'derived');
    expect(message).toMatchObject({ runId: why?.run?.id, fetchedAt: noon, changes: [{ indicator: id('ratio'), value: 30 }] });
  });

  it('is missing and never 0 where an operand is missing or a divisor is 0, and heals', async () => {
    const { pack, id } = packOf({ students: {}, classes: {}, ratio: { formula: '[students] / [classes]' } });
    await derive(pack);
    await bring([{ indicator: id('students'), value: null }, { indicator: id('classes'), value: 10 }]);
    await becomes(id('ratio')).toBeNull();
    await bring([{ indicator: id('students'), value: 300 }], { run: { finishedAt: noon + 2 * dayMs } });
    await becomes(id('ratio')).toBe(30);
    await bring([{ indicator: id('classes'), value: 0 }], { run: { finishedAt: noon + 3 * dayMs } });
    await becomes(id('ratio')).toBeNull();
  });

  it('never mixes two months: it waits for the operand that lags', async () => {
    const { pack, id } = packOf({ students: {}, classes: {}, ratio: { formula: '[students] / [classes]' } });
    const october = { at: '2023-10', startMs: Date.parse('2023-10-01T00:00:00+07:00'), endMs: november.startMs };
    await derive(pack);
    await bring([{ indicator: id('students'), value: 200, ...october }, { indicator: id('classes'), value: 10, ...october }]);
    await becomes(id('ratio')).toBe(20);
    await bring([{ indicator: id('students'), value: 330 }]);
    await settled();
    expect(await latest(id('ratio'))).toMatchObject({ value: 20, period: '2023-10' });
    await bring([{ indicator: id('classes'), value: 11 }]);
    await becomes(id('ratio')).toBe(30);
    const history = await base.store.history({ indicator: id('ratio'), area: '608', bucket: 'none' });
    expect(history.map(({ period, value }) => [period, value])).toEqual([['2023-10', 20], ['2023-11', 30]]);
  });

  it('reads the step before and the year before, and works out the months that are there already', async () => {
    const { pack, id } = packOf({
      income: {},
      growth: { formula: '[income] - previous([income])' },
      yearly: { formula: '[income] / samePeriod([income]) * 100' },
    });
    const months = Array.from({ length: 14 }, (_, n) => {
      const start = (later: number) => Date.UTC(2022, 9 + n + later) - 7 * 3_600_000;
      const label = new Date(Date.UTC(2022, 9 + n)).toISOString().slice(0, 7);
      return { indicator: id('income'), at: label, startMs: start(0), endMs: start(1), value: (n + 1) * (n + 1) };
    });
    await derive(pack);
    await bring(months);
    await becomes(id('growth')).toBe(14 * 14 - 13 * 13);
    await becomes(id('yearly')).toBe(((14 * 14) / (2 * 2)) * 100);
    const growth = await base.store.history({ indicator: id('growth'), area: '608', bucket: 'none' });
    expect(growth.map(({ value }) => value)).toEqual([null, ...Array.from({ length: 13 }, (_, n) => 2 * n + 3)]);
  });

  it('over derived numbers follows, and all comes to rest', async () => {
    const { pack, id } = packOf({ a: { aggregate: 'sum' }, double: { formula: '[a] * 2' }, fourfold: { formula: '[double] * 2' } });
    await derive(pack);
    await bring([{ indicator: id('a'), value: 5 }]);
    await becomes(id('fourfold')).toBe(20);
    await becomes(id('fourfold'), '62').toBe(20);
    await settled();
    const messages = said.length;
    await settled();
    expect(said).toHaveLength(messages);
  });

  it('outside of what is possible lies in quarantine and is shown nowhere', async () => {
    const { pack, id } = packOf({ a: {}, percent: { formula: '[a] * 100', possible: [0, 100] } });
    await derive(pack);
    await bring([{ indicator: id('a'), value: 1 }]);
    await becomes(id('percent')).toBe(100);
    await bring([{ indicator: id('a'), value: 2 }], { run: { finishedAt: noon + dayMs } });
    await expect.poll(async () => (await base.store.quarantine('derived', { limit: 50 })).find(({ where }) => where === `${id('percent')}/608`)?.raw).toBe('200');
    expect((await latest(id('percent')))?.value).toBe(100);
  });
});

describe('a roll-up', () => {
  it('sums the districts for the province, and a sum without all of them says so', async () => {
    const { pack, id } = packOf({ students: { aggregate: 'sum' } });
    await derive(pack);
    await bring([{ indicator: id('students'), area: '608', value: 300 }]);
    await becomes(id('students'), '62').toBe(300);
    expect(await latest(id('students'), '62')).toMatchObject({ qualifier: 'gte', feed: 'derived' });
    await bring([{ indicator: id('students'), area: '610', value: 100 }]);
    await becomes(id('students'), '62').toBe(400);
    expect(await latest(id('students'), '62')).not.toHaveProperty('qualifier');
    const why = await base.store.why({ indicator: id('students'), area: '62' });
    expect(why?.reading.operands.map(({ area, value }) => [area, value])).toEqual([['608', 300], ['610', 100]]);
  });

  it('is not made where the feed brings the province’s value itself', async () => {
    const { pack, id } = packOf({ students: { aggregate: 'sum' } });
    await derive(pack);
    await bring(['62', '608', '610'].map((area) => ({ indicator: id('students'), area, value: area === '62' ? 999 : 1 })));
    await settled();
    expect(await latest(id('students'), '62')).toMatchObject({ value: 999, feed: 'traffic-ngsi' });
  });

  it('weighs means, and works a ratio out from the province’s own sums', async () => {
    const { pack, id } = packOf({
      students: { aggregate: 'sum' },
      classes: { aggregate: 'sum' },
      ratio: { aggregate: 'ratio-of-sums', formula: '[students] / [classes]' },
      attendance: { aggregate: 'weighted-mean', weight: 'students' },
    });
    await derive(pack);
    const given = { '608': [300, 10, 90], '610': [100, 6, 98] };
    await bring(
      Object.entries(given).flatMap(([area, values]) =>
        ['students', 'classes', 'attendance'].map((name, at) => ({ indicator: id(name), area, value: values[at]! })),
      ),
    );
    await becomes(id('attendance'), '62').toBe(92);
    await becomes(id('ratio'), '62').toBe(25);
  });

  it('of a district that is missing is missing', async () => {
    const { pack, id } = packOf({ students: { aggregate: 'sum' } });
    await derive(pack);
    await bring([{ indicator: id('students'), area: '608', value: 300 }, { indicator: id('students'), area: '610', value: null }]);
    await becomes(id('students'), '62').toBeNull();
  });
});

it('what was stored while nobody listened is made up for at the start', async () => {
  const { pack, id } = packOf({ a: {}, double: { formula: '[a] * 2' } });
  await base.store.ingest(batch({ readings: [reading({ indicator: id('a'), value: 4 })] }));
  await derive(pack);
  expect(await latest(id('double'))).toMatchObject({ value: 8, period: 'instant', at: noon });
});

it('many changes at once are worked out once, and what is the same again is not stored again', async () => {
  const { pack, id } = packOf({ a: { aggregate: 'sum' } });
  await derive(pack);
  const runs = (await base.store.feedRuns('derived', { limit: 1000 })).length;
  const each = Array.from({ length: 20 }, (_, n) => bring([{ indicator: id('a'), area: n % 2 ? '608' : '610', value: 1, startMs: noon + n, endMs: noon + n, at: new Date(noon + n).toISOString() }]));
  await Promise.all(each);
  await becomes(id('a'), '62').toBe(2);
  await settled();
  expect((await base.store.feedRuns('derived', { limit: 1000 })).length - runs).toBeLessThan(12);
  const after = (await base.store.feedRuns('derived', { limit: 1000 })).length;
  await deriver.stop();
  await derive(pack);
  expect(await base.store.feedRuns('derived', { limit: 1000 })).toHaveLength(after);
});

it('a failure of the store is made up for', async () => {
  const { pack, id } = packOf({ a: {}, double: { formula: '[a] * 2' } });
  const ingest = base.store.ingest.bind(base.store);
  let failures = 1;
  const failing = Object.assign(Object.create(base.store) as typeof base.store, {
    ingest: (given: Parameters<typeof ingest>[0]) => (failures-- > 0 ? Promise.reject(new Error('disk full')) : ingest(given)),
  });
  deriver = new Deriver({ pack, store: failing, bus, log, gatherMs: 5 });
  await deriver.start();
  await bring([{ indicator: id('a'), value: 4 }]);
  await becomes(id('double')).toBe(8);
});
