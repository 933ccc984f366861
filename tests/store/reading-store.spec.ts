import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriesKey } from '@ioc/store';
import { batch, ground, noon, november, reading, type Ground } from './ground.js';

let base: Ground;
beforeAll(async () => {
  base = await ground();
});
afterAll(() => base.end());

const minute = 60_000;
const day = 86_400_000;
let counter = 0;
/** An indicator that no other test uses. */
const fresh = () => `indicator-${++counter}`;

describe('a reading', () => {
  it('is in latest and history once its batch is in', async () => {
    const indicator = fresh();
    const answer = await base.store.ingest(batch({ readings: [reading({ indicator, value: 42.5 })] }));
    expect(answer).toMatchObject({ added: 1, revised: 0, confirmed: 0 });
    expect(answer.changes).toEqual([
      {
        indicator,
        area: '608',
        value: 42.5,
        period: 'instant',
        at: noon,
        ageFrom: noon,
        staleAt: noon + 15 * minute,
        receivedAt: noon + minute,
        provenance: 'live',
        feed: 'traffic-ngsi',
      },
    ]);
    const [latest] = await base.store.latest({ indicators: [indicator] });
    expect(latest).toEqual({ ...answer.changes[0], component: 'security-traffic' });
    const history = await base.store.history({ indicator, area: '608', bucket: 'none' });
    expect(history).toEqual([{ at: '2023-11-20T05:00:00.000Z', period: 'instant', value: 42.5, revision: 0 }]);
  });

  it('known to be missing stays null and never becomes 0', async () => {
    const indicator = fresh();
    await base.store.ingest(batch({ readings: [reading({ indicator, value: null })] }));
    expect((await base.store.latest({ indicators: [indicator] }))[0]?.value).toBeNull();
    expect((await base.store.history({ indicator, area: '608', bucket: 'day' }))[0]).toMatchObject({
      value: null,
      count: 0,
    });
  });

  it('keeps its marks and any Unicode, and loses only NUL characters', async () => {
    const indicator = fresh();
    const given = reading({
      indicator,
      breakdown: 'kênh="z\\a\\"lo"\0,{}',
      status: 'preliminary',
      qualifier: 'approx',
      provenance: 'simulated',
      asOf: '2023-11-20T04:58:00Z',
      where: '/result/0/"x"',
    });
    const { changes } = await base.store.ingest(batch({ readings: [given] }));
    expect(changes).toHaveLength(1);
    const [latest] = await base.store.latest({ indicators: [indicator] });
    expect(latest).toMatchObject({
      breakdown: 'kênh="z\\a\\"lo"\uFFFD,{}',
      status: 'preliminary',
      qualifier: 'approx',
      provenance: 'simulated',
    });
    const why = await base.store.why({ indicator, area: '608', breakdown: latest?.breakdown });
    expect(why?.reading).toMatchObject({ where: '/result/0/"x"', asOf: Date.parse('2023-11-20T04:58:00Z') });
  });

  it('of which one batch has two versions is stored once, the last one', async () => {
    const indicator = fresh();
    const answer = await base.store.ingest(
      batch({ readings: [reading({ indicator, value: 1 }), reading({ indicator, value: 2 })] }),
    );
    expect(answer.changes.map(({ value }) => value)).toEqual([2]);
    expect(await base.store.history({ indicator, area: '608', bucket: 'none' })).toHaveLength(1);
  });
});

describe('the same again', () => {
  it('by the same run changes nothing', async () => {
    const indicator = fresh();
    const first = batch({
      readings: [reading({ indicator })],
      rejected: [{ where: '/1', raw: 'x', reason: indicator }],
      run: { feed: indicator },
    });
    await base.store.ingest(first);
    const again = await base.store.ingest(first);
    expect(again).toMatchObject({ changes: [], added: 0, revised: 0, confirmed: 1 });
    expect(await base.store.feedRuns(indicator, { limit: 10 })).toHaveLength(1);
    expect((await base.store.quarantine(indicator, { limit: 10 }))[0]?.times).toBe(1);
  });

  it('by a later run is confirmed, and its age moves', async () => {
    const indicator = fresh();
    const month = { indicator, ...november, value: 7, staleAtMs: november.endMs + 40 * day };
    await base.store.ingest(batch({ readings: [reading({ ...month, ageFromMs: noon })] }));
    const later = batch({
      readings: [reading({ ...month, ageFromMs: noon + minute })],
      run: { finishedAt: noon + 2 * minute },
    });
    const answer = await base.store.ingest(later);
    expect(answer).toMatchObject({ added: 0, revised: 0, confirmed: 1 });
    expect(answer.changes).toMatchObject([{ value: 7, ageFrom: noon + minute, receivedAt: noon + 2 * minute }]);
    expect((await base.store.why({ indicator, area: '608' }))?.revisions).toEqual([]);
  });

  it('with the same age is heard but is no change', async () => {
    const indicator = fresh();
    await base.store.ingest(batch({ readings: [reading({ indicator })] }));
    const answer = await base.store.ingest(
      batch({ readings: [reading({ indicator })], run: { finishedAt: noon + 5 * minute } }),
    );
    expect(answer.changes).toEqual([]);
    expect((await base.store.latest({ indicators: [indicator] }))[0]?.receivedAt).toBe(noon + 5 * minute);
  });
});

describe('late data', () => {
  it('goes to history and never overwrites a newer latest', async () => {
    const indicator = fresh();
    await base.store.ingest(batch({ readings: [reading({ indicator, value: 2 })] }));
    const late = reading({ indicator, value: 1, endMs: noon - day });
    const answer = await base.store.ingest(batch({ readings: [late], run: { finishedAt: noon + 2 * minute } }));
    expect(answer).toMatchObject({ added: 1, changes: [] });
    expect((await base.store.latest({ indicators: [indicator] }))[0]).toMatchObject({
      value: 2,
      receivedAt: noon + minute,
    });
    const values = (await base.store.history({ indicator, area: '608', bucket: 'none' })).map(({ value }) => value);
    expect(values).toEqual([1, 2]);
  });

  it('of any year finds its partition', async () => {
    const indicator = fresh();
    const years = [1986, 1999, 2000, 2010, 2031].map((year) => Date.UTC(year, 0, 1));
    await base.store.ingest(batch({ readings: years.map((endMs) => reading({ indicator, endMs })) }));
    expect(await base.store.history({ indicator, area: '608', bucket: 'none' })).toHaveLength(5);
  });
});

describe('a correction', () => {
  const closed = { ...november, staleAtMs: november.endMs + 40 * day };
  const inDecember = november.endMs + 5 * day;

  it('of a period that is over is a new revision, marked, and the old one stays readable', async () => {
    const indicator = fresh();
    const first = batch({ readings: [reading({ indicator, ...closed, value: 10 })], run: { finishedAt: inDecember } });
    await base.store.ingest(first);
    const second = batch({
      readings: [reading({ indicator, ...closed, value: 12 })],
      run: { finishedAt: inDecember + day },
    });
    const answer = await base.store.ingest(second);
    expect(answer).toMatchObject({ added: 0, revised: 1, confirmed: 0 });
    expect(answer.changes[0]).toMatchObject({ value: 12, revisedAt: inDecember + day });
    const why = await base.store.why({ indicator, area: '608' });
    expect(why?.reading).toMatchObject({ value: 12, revision: 1, revisedAt: inDecember + day, runId: second.run.id });
    expect(why?.revisions).toMatchObject([
      { revision: 0, value: 10, receivedAt: inDecember, supersededAt: inDecember + day, runId: first.run.id },
    ]);
  });

  it('of a running period is kept but not marked', async () => {
    const indicator = fresh();
    const running = { indicator, ...november, staleAtMs: november.endMs + 40 * day };
    await base.store.ingest(batch({ readings: [reading({ ...running, value: 10 })] }));
    const answer = await base.store.ingest(
      batch({ readings: [reading({ ...running, value: 11 })], run: { finishedAt: noon + day } }),
    );
    expect(answer.revised).toBe(1);
    expect(answer.changes[0]).not.toHaveProperty('revisedAt');
    expect((await base.store.why({ indicator, area: '608' }))?.revisions).toMatchObject([{ revision: 0, value: 10 }]);
  });

  it('of the standing alone is kept but not marked', async () => {
    const indicator = fresh();
    const given = { indicator, ...closed, value: 10 };
    await base.store.ingest(
      batch({ readings: [reading({ ...given, status: 'preliminary' })], run: { finishedAt: inDecember } }),
    );
    const official = batch({
      readings: [reading({ ...given, status: 'official' })],
      run: { finishedAt: inDecember + day },
    });
    const answer = await base.store.ingest(official);
    expect(answer).toMatchObject({ revised: 1, changes: [{ status: 'official' }] });
    expect(answer.changes[0]).not.toHaveProperty('revisedAt');
  });

  it('stays marked while the value is said again, and the mark goes with the next period', async () => {
    const indicator = fresh();
    const given = { indicator, ...closed };
    await base.store.ingest(batch({ readings: [reading({ ...given, value: 1 })], run: { finishedAt: inDecember } }));
    await base.store.ingest(
      batch({ readings: [reading({ ...given, value: 2 })], run: { finishedAt: inDecember + minute } }),
    );
    const again = reading({ ...given, value: 2, ageFromMs: inDecember + 2 * minute });
    await base.store.ingest(batch({ readings: [again], run: { finishedAt: inDecember + 2 * minute } }));
    expect((await base.store.latest({ indicators: [indicator] }))[0]?.revisedAt).toBe(inDecember + minute);
    const next = reading({
      indicator,
      at: '2023-12',
      startMs: november.endMs,
      endMs: november.endMs + 31 * day,
      value: 3,
    });
    await base.store.ingest(batch({ readings: [next], run: { finishedAt: inDecember + day } }));
    expect((await base.store.latest({ indicators: [indicator] }))[0]).not.toHaveProperty('revisedAt');
  });

  it('reaches the days that history is drawn from', async () => {
    const indicator = fresh();
    const hourly = [0, 1, 2].map((hour) =>
      reading({ indicator, endMs: noon + hour * 60 * minute, value: 10 * (hour + 1) }),
    );
    const run = { finishedAt: noon + day };
    await base.store.ingest(batch({ readings: hourly, run }));
    await base.store.ingest(batch({ readings: [{ ...hourly[2]!, value: 3 }], run: { finishedAt: noon + 2 * day } }));
    const [rolled] = await base.store.history({ indicator, area: '608', bucket: 'day' });
    expect(rolled).toEqual({
      at: '2023-11-19T17:00:00.000Z',
      period: '2023-11-20',
      value: 11,
      count: 3,
      min: 3,
      max: 20,
    });
  });
});

describe('history', () => {
  it('has buckets by the province clock, and the day roll-up says what the readings say', async () => {
    const indicator = fresh();
    // 17:30 UTC is past midnight in Kon Tum.
    const start = Date.parse('2023-10-31T16:30:00Z');
    const readings = Array.from({ length: 96 }, (_, i) =>
      reading({ indicator, endMs: start + i * 30 * minute, value: i }),
    );
    for (let i = 0; i < 96; i += 10) {
      await base.store.ingest(batch({ readings: readings.slice(i, i + 10), run: { finishedAt: noon + i } }));
    }
    const ask = { indicator, area: '608' };
    const days = await base.store.history({ ...ask, bucket: 'day' });
    expect(days.map(({ period, count }) => [period, count])).toEqual([
      ['2023-10-31', 1],
      ['2023-11-01', 48],
      ['2023-11-02', 47],
    ]);
    const hours = await base.store.history({ ...ask, bucket: 'hour' });
    expect(hours.slice(0, 2)).toMatchObject([
      { period: '2023-10-31T23', at: '2023-10-31T16:00:00.000Z', count: 1, value: 0 },
      { period: '2023-11-01T00', count: 2, value: 1.5 },
    ]);
    const months = await base.store.history({ ...ask, bucket: 'month', value: 'sum' });
    expect(months).toMatchObject([
      { period: '2023-10', value: 0 },
      { period: '2023-11', value: (95 * 96) / 2, min: 1, max: 95 },
    ]);
    const last = await base.store.history({ ...ask, bucket: 'day', value: 'last' });
    expect(last.map(({ value }) => value)).toEqual([0, 48, 95]);
  });

  it('keeps to from and to, and a limit keeps the newest', async () => {
    const indicator = fresh();
    const readings = Array.from({ length: 10 }, (_, i) => reading({ indicator, endMs: noon + i * day, value: i }));
    await base.store.ingest(batch({ readings, run: { finishedAt: noon + 20 * day } }));
    const ask = { indicator, area: '608', from: new Date(noon + 2 * day), to: new Date(noon + 6 * day) };
    const values = async (more: object) =>
      (await base.store.history({ ...ask, bucket: 'none', ...more })).map(({ value }) => value);
    expect(await values({})).toEqual([2, 3, 4, 5, 6]);
    expect(await values({ limit: 2 })).toEqual([5, 6]);
    expect(await values({ bucket: 'day' })).toEqual([3, 4, 5, 6]);
  });

  it('of many areas comes in one answer, the empty ones too', async () => {
    const indicator = fresh();
    await base.store.ingest(batch({ readings: ['608', '610'].map((area) => reading({ indicator, area })) }));
    const histories = await base.store.histories({ indicator, areas: ['608', '610', '611'], bucket: 'day' });
    expect([...histories].map(([area, points]) => [area, points.length])).toEqual([
      ['608', 1],
      ['610', 1],
      ['611', 0],
    ]);
  });

  it('gives the last values and the value before, for many series at once', async () => {
    const [one, two] = [fresh(), fresh()];
    const readings = [one, two].flatMap((indicator) =>
      Array.from({ length: 5 }, (_, i) => reading({ indicator, endMs: noon + i * day, value: i })),
    );
    await base.store.ingest(batch({ readings, run: { finishedAt: noon + 20 * day } }));
    const series = [one, two, fresh()].map((indicator) => ({ indicator, area: '608' }));
    const sparks = await base.store.spark(series, 3);
    expect(series.map((ref) => sparks.get(seriesKey(ref)))).toEqual([[2, 3, 4], [2, 3, 4], []]);
    const before = await base.store.previous(
      series.map((ref) => ({ ...ref, before: noon + 3 * day - 1, notBefore: noon + day })),
    );
    expect(series.map((ref) => before.get(seriesKey(ref))?.value)).toEqual([2, 2, undefined]);
    const exact = await base.store.valuesOf([{ indicator: one, area: '608', period: 'instant', at: noon + day }]);
    expect(exact.get(seriesKey(series[0]!))).toMatchObject({ value: 1, at: noon + day });
  });
});

describe('events', () => {
  const event = {
    kind: 'citizen-report',
    title: 'Hố ga mất nắp',
    severity: 2,
    status: 'open',
    startedAt: '2023-11-20T11:00:00+07:00',
    component: 'feedback',
  } as const;

  it('are told when new, changed or closed, and not when they are said again', async () => {
    const feed = fresh();
    const say = async (events: Parameters<typeof batch>[0]) =>
      (await base.store.ingest(batch({ ...events, run: { feed } }))).events;
    const opened = await say({
      events: [
        { ...event, id: 'a', lat: 14.35, lon: 108, where: '/0' },
        { ...event, id: 'b', severity: 1 },
      ],
    });
    expect(opened.upserted[0]).toEqual({
      ...event,
      id: `${feed}/a`,
      feed,
      lat: 14.35,
      lon: 108,
      startedAt: Date.parse(event.startedAt),
      receivedAt: noon + minute,
      knownSince: noon + minute,
      provenance: 'live',
    });
    expect(await say({ events: [{ ...event, id: 'a', lat: 14.35, lon: 108 }] })).toEqual({ upserted: [], closed: [] });
    expect((await say({ events: [{ ...event, id: 'a', title: 'Đã rào chắn' }] })).upserted).toHaveLength(1);
    expect((await base.store.events({ feed, status: 'open' })).map(({ id }) => id)).toEqual([`${feed}/b`, `${feed}/a`]);
    expect(await say({ events: [{ ...event, id: 'b', status: 'closed' }] })).toEqual({
      upserted: [],
      closed: [`${feed}/b`],
    });
    expect((await base.store.events({ feed, status: 'open' })).map(({ id }) => id)).toEqual([`${feed}/a`]);
    expect(await base.store.events({ feed, component: 'health' })).toEqual([]);
  });

  it('are known since they were first told, whatever is said of them later, and anew when they open again', async () => {
    const feed = fresh();
    const say = async (more: object, finishedAt: number) => (await base.store.ingest(batch({ events: [{ ...event, id: 'a', ...more }], run: { feed, finishedAt } }))).events.upserted.map(({ knownSince }) => knownSince);
    expect(await say({}, noon)).toEqual([noon]);
    expect(await say({ title: 'Đã rào chắn' }, noon + minute)).toEqual([noon]);
    expect((await base.store.events({ feed }))[0]).toMatchObject({ knownSince: noon, receivedAt: noon + minute });
    await say({ status: 'closed' }, noon + 2 * minute);
    expect(await say({ severity: 3 }, noon + 3 * minute)).toEqual([noon + 3 * minute]);
    // A wall is taken over by what has become critical, however long it was known as less.
    expect(await say({ severity: 1 }, noon + 90 * minute)).toEqual([noon + 90 * minute]);
    expect(await say({ severity: 2 }, noon + 91 * minute)).toEqual([noon + 90 * minute]);
  });
});

describe('the list of events', () => {
  const hour = 3_600_000;
  const feeds = { near: fresh(), far: fresh() };
  const at = (ms: number) => new Date(ms).toISOString();
  const told = (id: string, more: object) => ({ id, kind: 'citizen-report', title: 'Hố ga mất nắp', severity: 3, status: 'open', startedAt: at(noon), component: 'feedback', area: '608', ...more }) as const;
  const mine = { from: new Date(noon - 3 * day), to: new Date(noon + hour) };
  const ids = async (page: Parameters<typeof base.store.events>[0]) => (await base.store.events({ ...mine, now: new Date(noon), ...page })).filter(({ feed }) => Object.values(feeds).includes(feed)).map(({ id }) => id.split('/')[1]);

  beforeAll(async () => {
    const events = [
      told('slide', { title: 'Sạt lở chặn cả hai chiều đường Hồ Chí Minh', place: 'Đèo Lò Xo', severity: 1, area: '610', component: 'security-traffic', startedAt: at(noon - 2 * day), dueAt: at(noon + hour) }),
      told('late', { dueAt: at(noon - hour), startedAt: at(noon - day) }),
      told('wire', { title: 'Dây điện sà thấp', severity: 4, startedAt: at(noon - hour), dueAt: at(noon + 2 * hour) }),
      told('done', { status: 'closed', severity: 2, dueAt: at(noon - hour) }),
    ];
    await base.store.ingest(batch({ events: events.slice(0, 2) as never, run: { feed: feeds.near } }));
    await base.store.ingest(batch({ events: events.slice(2) as never, run: { feed: feeds.far } }));
  });

  it.each([
    ['worst first', {}, ['slide', 'done', 'late', 'wire']],
    ['the newest first', { sort: 'newest' }, ['done', 'wire', 'late', 'slide']],
    ['first what is due first', { sort: 'due', status: 'open' }, ['late', 'slide', 'wire']],
    ['one severity', { severity: 3 }, ['late']],
    ['one component', { component: 'security-traffic' }, ['slide']],
    ['what is closed', { status: 'closed' }, ['done']],
    ['what is open past its deadline', { status: 'overdue' }, ['late']],
    ['some areas', { areas: ['610', '611'] }, ['slide']],
    ['words without accents, wherever they stand', { q: 'điện DAY' }, ['wire']],
    ['the beginning of a word of the place, with its đ', { q: 'deo lo' }, ['slide']],
    ['no middle of a word', { q: 'ien' }, []],
    ['no wildcards of the database', { q: 'h_ga s%lo' }, []],
    ['a span', { from: new Date(noon - day), to: new Date(noon) }, ['late', 'wire']],
    ['an empty list of areas', { areas: [] }, []],
  ] as const)('gives %s', async (_what, page, found) => expect(await ids(page as never)).toEqual(found));

  it('is given page by page', async () => {
    const own = { feed: feeds.far, sort: 'newest' as const };
    expect([await ids({ ...own, limit: 1 }), await ids({ ...own, limit: 1, offset: 1 }), await ids({ ...own, offset: 2 })]).toEqual([['done'], ['wire'], []]);
  });

  it('is counted whole, by the same filters', async () => {
    expect(await base.store.eventCounts({ feed: feeds.near, now: new Date(noon) })).toEqual({ total: 2, open: 2, overdue: 1, bySeverity: [1, 0, 1, 0] });
    expect(await base.store.eventCounts({ feed: feeds.far, now: new Date(noon) })).toEqual({ total: 2, open: 1, overdue: 0, bySeverity: [0, 1, 0, 1] });
    expect(await base.store.eventCounts({ feed: feeds.far, q: 'Dây, ĐIỆN' })).toMatchObject({ total: 1 });
    expect(await base.store.eventCounts({ feed: fresh() })).toEqual({ total: 0, open: 0, overdue: 0, bySeverity: [0, 0, 0, 0] });
  });

  it('keeps how an event stood before, and until when; a word of its description is no new standing', async () => {
    const feed = fresh();
    const says = async (minutes: number, more: object) =>
      base.store.ingest(batch({ run: { feed, finishedAt: noon + minutes * 60_000 }, events: [{ id: 'v', component: 'security-traffic', kind: 'road', title: 'Cây đổ', severity: 3, status: 'open', startedAt: new Date(noon).toISOString(), ...more } as never] }));
    await says(1, {});
    await says(2, { description: 'Chắn một làn' });
    await says(3, { severity: 2 });
    await says(5, { severity: 2, status: 'closed' });
    const versions = (await base.store.eventDetail(`${feed}/v`))?.versions.map(({ at, until, status, severity }) => [(at - noon) / 60_000, until && (until - noon) / 60_000, status, severity]);
    expect(versions).toEqual([[1, 3, 'open', 3], [3, 5, 'open', 2], [5, null, 'closed', 2]]);
  });

  it('leads to one event with the poll that brought it, or to none', async () => {
    const detail = await base.store.eventDetail(`${feeds.near}/slide`);
    expect(detail?.event).toMatchObject({ id: `${feeds.near}/slide`, severity: 1, status: 'open', place: 'Đèo Lò Xo' });
    expect(detail?.event).not.toHaveProperty('runId');
    expect(detail?.run).toMatchObject({ feed: feeds.near, outcome: 'ok' });
    expect(await base.store.eventDetail(`${feeds.near}/nothing`)).toBeNull();
  });
});

describe('runs', () => {
  it('that failed leave a row and no value', async () => {
    const feed = fresh();
    await base.store.ingest(batch({ readings: [reading({ indicator: feed })], run: { feed } }));
    for (const n of [1, 2]) {
      await base.store.ingest(
        batch({ run: { feed, finishedAt: noon + n * 10 * minute, outcome: 'timeout', fault: 'không trả lời' } }),
      );
    }
    const runs = await base.store.feedRuns(feed, { limit: 10 });
    expect(runs.map(({ outcome, readings }) => [outcome, readings])).toEqual([
      ['timeout', 0],
      ['timeout', 0],
      ['ok', 1],
    ]);
    const stand = (await base.store.lastRuns()).get(feed);
    expect(stand).toMatchObject({
      last: { outcome: 'timeout', fault: 'không trả lời' },
      heard: { outcome: 'ok' },
      consecutiveFailures: 2,
    });
  });

  it('count refused records instead of piling them up', async () => {
    const feed = fresh();
    const rejected = [{ where: 'B7', raw: '12,\0', reason: 'không phải số' }];
    for (const n of [1, 2, 3])
      await base.store.ingest(batch({ rejected, run: { feed, finishedAt: noon + n * minute } }));
    expect(await base.store.quarantine(feed, { limit: 10 })).toMatchObject([
      {
        where: 'B7',
        raw: '12,\uFFFD',
        reason: 'không phải số',
        times: 3,
        firstSeenAt: noon + minute,
        lastSeenAt: noon + 3 * minute,
      },
    ]);
  });

  it('that fail in the middle leave nothing behind', async () => {
    const feed = fresh();
    const bad = batch({
      readings: [reading({ indicator: feed })],
      raw: [1, 2].map(() => ({ sha256: 'x', name: 'n', contentType: 't', bytes: 1, locator: 'l' })),
      events: [
        { id: 'a', kind: 'k', title: 't', severity: 2, status: 'open', startedAt: 'no time', component: 'feedback' },
      ],
      run: { feed },
    });
    await expect(base.store.ingest(bad)).rejects.toThrow();
    expect(await base.store.feedRuns(feed, { limit: 10 })).toEqual([]);
    expect(await base.store.latest({ indicators: [feed] })).toEqual([]);
  });
});
