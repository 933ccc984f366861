import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnyAdapter, PackView, RawPayload } from '@ioc/adapter-kit';
import type { Feed, FeedBatch, IndicatorInfo } from '@ioc/contracts';
import { Intake, type BoundFeed, SchemaWatch } from '@ioc/ingest';
import { Bus } from '@ioc/platform';
import { RawArchive, ReadingStore, SchemaStore } from '@ioc/store';
import { ground, log, type Ground } from './ground.js';

let base: Ground;
let intakes: Intake[];
beforeAll(async () => {
  base = await ground();
  // Two servers over one database, each with a memory of its own.
  intakes = [0, 1].map(() => intakeOver(new ReadingStore(base.database)));
});
afterAll(() => base.end());

/** Publications say months; each one is of a day, names some months, and may say of each what nobody said before. */
interface Publication {
  day: number;
  figures: { month: number; value: number | null }[];
  instants: number[];
}
const publications = fc.uniqueArray(
  fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    figures: fc.uniqueArray(fc.record({ month: fc.integer({ min: 1, max: 5 }), value: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 6 }) }), {
      selector: ({ month }) => month,
      minLength: 1,
      maxLength: 5,
    }),
    instants: fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 6 }),
  }),
  { selector: ({ day }) => day, minLength: 1, maxLength: 6 },
);

it('ends in the same store in whatever order, how often and how late payloads come, and whichever server takes them', async () => {
  let counter = 0;
  const shuffled = publications.chain((all) =>
    fc.record({
      all: fc.constant(all),
      order: fc.shuffledSubarray([...all.keys(), ...all.keys()], { minLength: all.length * 2, maxLength: all.length * 2 }),
      servers: fc.array(fc.constantFrom(0, 1), { minLength: all.length * 2, maxLength: all.length * 2 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ({ all, order, servers }) => {
      counter += 1;
      const [straight, mixed] = [`straight-${counter}`, `mixed-${counter}`];
      for (const publication of [...all].sort((a, b) => a.day - b.day)) await take(straight, publication, 0);
      for (const [n, at] of order.entries()) await take(mixed, all[at] as Publication, servers[n] as number);
      expect(await standing(mixed)).toEqual(await standing(straight));
      expect(await standing(mixed)).toMatchObject({ months: lastSaid(all) });
    }),
    { numRuns: 40, seed: 3, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: false },
  );
  expect(counter).toBeGreaterThan(5);
});

it('lays a preliminary figure that comes after the official one in quarantine, with its place and the reason', async () => {
  await take('late', { day: 9, figures: [{ month: 1, value: 3 }], instants: [] }, 0);
  const answer = await take('late', { day: 2, figures: [{ month: 1, value: 1 }], instants: [] }, 1);
  expect(answer.rejected).toEqual([
    expect.objectContaining({ where: '/figures/0', reason: 'published 2023-11-02T00:00:00.000Z, before what is stored of 2023-01: the newer publication stays' }),
  ]);
  expect((await base.store.quarantine('late', { limit: 9 })).map(({ where }) => where)).toEqual(['/figures/0']);
  expect((await base.store.latest({ indicators: ['late'] }))[0]).toMatchObject({ value: 3, ageFrom: dayMs(9) });
});

const dayMs = (day: number) => Date.UTC(2023, 10, day);

function take(indicator: string, publication: Publication, server: number) {
  const payload: RawPayload = {
    ...{ name: `${publication.day}.json`, contentType: 'application/json', locator: 'http://127.0.0.1/publications' },
    body: Buffer.from(JSON.stringify(publication)),
    fetchedAt: '2023-11-29T00:00:00Z',
  };
  return (intakes[server] as Intake).take(feedOf(indicator), { startedAt: new Date() }, () => Promise.resolve([payload]));
}

/** What can be asked of the store about one indicator, but for when and by which poll it was learnt. */
async function standing(indicator: string) {
  const [latest] = await base.store.latest({ indicators: [indicator] });
  const history = await base.store.history({ indicator, area: '62', bucket: 'none' });
  const days = await base.store.history({ indicator, area: '62', bucket: 'day', value: 'sum' });
  return {
    latest: latest && { value: latest.value, period: latest.period, at: latest.at },
    months: Object.fromEntries(history.filter(({ period }) => period !== 'instant').map(({ period, value }) => [period, value])),
    instants: history.filter(({ period }) => period === 'instant').map(({ at, value }) => [at, value]),
    days,
  };
}

function lastSaid(all: readonly Publication[]): Record<string, number | null> {
  const ordered = [...all].sort((a, b) => a.day - b.day);
  return Object.fromEntries(ordered.flatMap(({ figures }) => figures.map(({ month, value }) => [`2023-0${month}`, value])));
}

/** An hour that several payloads name says the same in each. */
function readPublication(indicator: string, { body }: RawPayload): FeedBatch {
  const { day, figures, instants } = JSON.parse(Buffer.from(body).toString()) as Publication;
  const named = { indicator, area: '62' };
  const months = figures.map(({ month, value }, n) => ({ ...named, value, at: `2023-0${month}`, asOf: new Date(dayMs(day)).toISOString(), where: `/figures/${n}` }));
  const hours = instants.map((hour, n) => ({ ...named, value: hour % 7, at: new Date(dayMs(1) + hour * 3_600_000).toISOString(), where: `/instants/${n}` }));
  return { readings: [...months, ...hours], events: [], rejected: [] };
}

function intakeOver(store: ReadingStore): Intake {
  return new Intake({
    store,
    archive: new RawArchive(base.database, base.dataDir),
    bus: new Bus(log),
    pack: () => pack,
    newest: () => undefined,
    schemas: new SchemaWatch({ schemas: new SchemaStore(base.database), archive: new RawArchive(base.database, base.dataDir), readFrom: () => Promise.resolve([]) }),
    parse: ({ feed }, [payload]) => readPublication(feed.id, payload as RawPayload),
  });
}

const pack = {
  ...{ utcOffset: '+07:00', provinceArea: '62', organisation: () => null },
  area: (code: string) => ({ code }),
  indicator: (id: string) => ({ id, component: 'socio-economic', unit: '', possible: [0, 9], cadence: { every: 'month', dueAfter: '20d' } }) as unknown as IndicatorInfo,
} as unknown as PackView;

function feedOf(id: string): BoundFeed {
  const feed = { id, component: 'socio-economic', indicators: [id], events: [], limits: { rows: 1000 }, poll: { every: 'PT1H', timeout: 'PT10S', grace: 'PT10S' } } as unknown as Feed;
  return { feed: feed as BoundFeed['feed'], adapter: { kind: 'publications', contractVersion: 1 } as unknown as AnyAdapter, settings: {}, provenance: 'live' };
}
