import { vi } from 'vitest';
import { Feed, Indicator, type Reading } from '@ioc/contracts';
import { Intake, type BoundFeed, SchemaWatch } from '@ioc/ingest';
import { Bus, type Logger } from '@ioc/platform';
import { RawArchive, ReadingStore, type Database, SchemaStore } from '@ioc/store';
import { AdapterFault, type RawPayload } from '@ioc/transports';

const name = { vi: 'Hằng ngày', en: 'Daily' };
/** Asked once a day, and late as soon as it misses one. */
export const dailyFeed = Feed.parse({ id: 'daily', name, component: 'health', organisation: 'so-y-te', kind: 'http-json', poll: { every: 'P1D', grace: 'PT0S' }, indicators: ['visits'] });
/** A day's figure, due at noon of the next day. */
export const visits = Indicator.parse({ id: 'visits', name, unit: 'lượt', polarity: 'neutral', cadence: { every: 'day', dueAfter: 'PT12H' }, possible: [0, 1000], aggregate: 'sum', source: 'so-y-te' });

/** A month, and the area that the feed speaks of, with that of the province. */
export interface FortnightPlace {
  /** e.g. `2026-11` */
  month: string;
  area: string;
  province: string;
}

export function fortnightPack({ area, province }: FortnightPlace) {
  return {
    ...{ feeds: [dailyFeed], organisations: [{ id: 'so-y-te', name: 'Sở Y tế', shortName: 'SYT', kind: 'department' as const, aliases: [] }] },
    ...{ components: [{ id: 'health' as const, name }], utcOffset: '+07:00', provinceArea: province },
    indicator: (id: string) => (id === 'visits' ? visits : undefined),
    area: (code: string) => (code === area ? ({ code } as never) : (null as never)),
    organisation: () => null,
  };
}

const two = (n: number) => String(n).padStart(2, '0');
/** A moment of the month, epoch milliseconds. */
export const momentOf = ({ month }: Pick<FortnightPlace, 'month'>, day: number, hour = 0): number => Date.parse(`${month}-${two(day)}T${two(hour)}:00:00+07:00`);

/**
 * Polls of two weeks: when, and what the source answered; null: it could not be reached.
 * Good from the 10th; the 11th's figure late; on the 14th one of an unknown area; on the 15th one said twice; on the 18th one
 * corrected; the 18th's figure never comes; the 20th's and 21st's come on the 22nd.
 */
function script(place: FortnightPlace): [at: number, answer: Reading[] | null][] {
  const at = (day: number, hour: number) => momentOf(place, day, hour);
  const said = (day: number, value = day, area = place.area): Reading => ({ indicator: 'visits', area, value, at: `${place.month}-${two(day)}`, where: `/${day}` });
  return [
    [at(10, 6), [said(9)]],
    [at(11, 6), [said(10)]],
    [at(12, 6), null],
    [at(12, 18), [said(11)]],
    [at(13, 6), [said(12)]],
    [at(14, 6), [said(13), said(13, 5, 'nowhere')]],
    [at(15, 6), [said(14), said(14)]],
    [at(16, 6), [said(15)]],
    [at(17, 6), [said(16)]],
    [at(18, 6), [said(17), said(16, 99)]],
    [at(19, 6), null],
    [at(20, 6), [said(19)]],
    [at(22, 6), [said(20), said(21)]],
  ];
}

/** Plays the polls into a store; Rông itself was down for the whole of the 21st, and since the 23rd. Leaves the clock at the last poll. */
export async function playFortnight(ground: { database: Database; store: ReadingStore; dataDir: string; log: Logger }, place: FortnightPlace): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'] });
  const pack = fortnightPack(place);
  const parse = (_: BoundFeed, payloads: readonly RawPayload[]) => ({ readings: JSON.parse(Buffer.from(payloads[0]?.body ?? []).toString()) as Reading[], events: [], rejected: [] });
  const archive = new RawArchive(ground.database, ground.dataDir);
  const schemas = new SchemaWatch({ schemas: new SchemaStore(ground.database), archive, readFrom: () => Promise.resolve([]) });
  const intake = new Intake({ store: ground.store, archive, schemas, pack: () => pack, bus: new Bus(ground.log), newest: () => undefined, parse });
  const bound: BoundFeed = { feed: dailyFeed, adapter: { kind: 'http-json', contractVersion: 1 } as never, settings: {}, provenance: 'live' };
  for (const [at, answer] of script(place)) {
    vi.setSystemTime(at);
    await intake.take(bound, { startedAt: new Date(at) }, async () => {
      if (!answer) throw new AdapterFault('unreachable', 'no route');
      return [{ name: 'a', contentType: 'application/json', locator: 'http://a/', fetchedAt: new Date(at).toISOString(), body: Buffer.from(JSON.stringify(answer)) }];
    });
  }
  for (const [from, to] of [[1, 21], [22, 23]] as const) {
    await ground.database.query(`INSERT INTO watch_span VALUES ('', to_timestamp($1::float8 / 1000), to_timestamp($2::float8 / 1000))`, [momentOf(place, from), momentOf(place, to)]);
  }
}
