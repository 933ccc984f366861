import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlarmRule, type Directive, type EffectBy, type EffectFigure, type Incident, type ShiftPlan } from '@ioc/contracts';
import { Effectiveness, effectWorkbook, type EffectPack } from '@ioc/effectiveness';
import { AlarmStore, DisplayStore, EffectStore, LedgerStore, ShiftStore, type LedgerName } from '@ioc/store';
import { read, utils } from '@e965/xlsx';
import { batch, ground, type Ground } from './ground.js';

/*
 * A scripted November of 2026 in the logs of a real database, looked at on the 21st at midnight in Kon Tum. What is expected is plain arithmetic over
 * the script: nothing of the room takes part in it.
 */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const local = (nth: number, h = 0, m = 0) => Date.parse('2026-11-01T00:00:00+07:00') + (nth - 1) * day + h * hour + m * minute;
const now = local(21);
const both = (text: string) => ({ vi: text, en: text });

const rule = (id: string, priority: 'p1' | 'p2' | 'p3' | 'p4', more: object) =>
  AlarmRule.parse({ id, name: both(id), priority, cause: both('c'), consequence: both('c'), action: both('a'), owner: 'so-a', respondWithin: 'PT30M', procedure: 'do', ...more });
const limit = (indicator: string) => ({ when: { kind: 'limit', indicator, atLeast: 2, clear: 1, unit: 'm' } });
const plan: ShiftPlan = {
  utcOffset: '+07:00',
  posts: ['lead', 'operator', 'technical'].map((id) => ({ id, name: both(id), duty: both(id) })),
  watches: [{ id: 'all-day', name: both('all day'), from: '00:00', to: '00:00' }],
  people: [{ id: 'anybody', name: both('anybody'), organisation: 'ioc', contact: { zalo: 'x' } }],
  crews: [{ id: 'one', name: both('one'), seats: { lead: 'anybody', operator: 'anybody', technical: 'anybody' } }],
  rotation: { from: '2026-01-01', days: [{ 'all-day': 'one' }] },
};
const pack: EffectPack = {
  alarms: { rules: [rule('river', 'p1', limit('river-level')), rule('beds', 'p3', { ...limit('bed-occupancy'), owner: 'so-b' }), rule('flap', 'p4', { when: { kind: 'no-data', feeds: 'all' } }), rule('storm', 'p2', { when: { kind: 'events', events: 'finding' } })] },
  feeds: [
    { id: 'f', name: both('Nguồn f'), organisation: 'so-a', enabled: true },
    { id: 'never', name: both('Nguồn chưa lấy'), organisation: 'so-a', enabled: true },
  ],
  organisations: [
    { id: 'so-a', name: 'Sở A' },
    { id: 'so-b', name: 'Sở B' },
  ],
  scenes: [{ id: 'overview', name: both('Toàn cảnh') }],
  shifts: plan,
  utcOffset: '+07:00',
  indicator: (id) => ({ id, name: both(`chỉ tiêu ${id}`) }),
};

type Step = [at: number, kind: string, before: string, after: string, active: boolean, by?: string];
const alarm = (id: [rule: string, area: string, source?: string], steps: Step[]) => steps.map(([at, kind, before, after, active, by]) => ({ rule: id[0], area: id[1], source: id[2] ?? '', at, kind, before, after, active, by: by ?? null }));
const call = (at: number, before = 'normal'): Step => [at, 'condition-true', before, 'unacknowledged', true];
const ack = (at: number): Step => [at, 'acknowledge', 'unacknowledged', 'acknowledged', true, 'Trực ban'];
const gone = (at: number): Step => [at, 'condition-false', 'acknowledged', 'normal', false];
const comeback = (at: number): Step => [at, 'condition-false', 'unacknowledged', 'returned-unacknowledged', false];

const priorities: Record<string, string> = { river: 'p1', storm: 'p2', beds: 'p3', flap: 'p4' };
const alarms = [
  // Called in October: no part of this month.
  ...alarm(['river', '699'], [call(local(0, 23)), ack(local(1, 1)), gone(local(1, 2))]),
  ...alarm(['river', '608'], [call(local(2, 8)), ack(local(2, 8, 4)), gone(local(2, 9))]),
  // Comes again before anybody has seen it: one wait of 20 minutes, two calls.
  ...alarm(['river', '610'], [call(local(3, 10)), comeback(local(3, 10, 5)), call(local(3, 10, 10), 'returned-unacknowledged'), ack(local(3, 10, 20)), gone(local(3, 10, 30))]),
  // Shelved after half an hour, and active for 36 hours.
  ...alarm(['beds', '608'], [call(local(5)), [local(5, 0, 30), 'shelve', 'unacknowledged', 'shelved', true, 'Trực ban'], [local(5, 8, 30), 'unshelve', 'shelved', 'acknowledged', true, 'Trực ban'], gone(local(6, 12))]),
  // Nobody has seen it, and it still stands.
  ...alarm(['beds', '611'], [call(local(10, 12))]),
  ...alarm(['flap', '62'], [
    call(local(12, 10)),
    comeback(local(12, 10, 0) + 10 * second),
    call(local(12, 10, 0) + 20 * second, 'returned-unacknowledged'),
    comeback(local(12, 10, 0) + 30 * second),
    call(local(12, 10, 0) + 40 * second, 'returned-unacknowledged'),
    comeback(local(12, 10, 0) + 45 * second),
    call(local(12, 10, 0) + 50 * second, 'returned-unacknowledged'),
    ack(local(12, 10, 5)),
    gone(local(12, 10, 6)),
  ]),
  ...Array.from({ length: 34 }, (_, i) => alarm(['storm', '62', `s${i}`], [call(local(15, 8, 0) + 5 * i * second), ack(local(15, 8, 20)), gone(local(15, 8, 20))])).flat(),
].sort((a, b) => a.at - b.at);

const incident = (given: Partial<Incident> & { id: string; openedAt: number }): Incident => ({
  ...{ title: `Sự vụ ${given.id}`, description: '', severity: 3, state: 'open', since: given.openedAt, openedBy: 'Trực ban', owner: null, place: null },
  ...{ alarms: [], events: [], mergedInto: null, splitFrom: null, cause: null, lesson: null, reopened: 0, drill: null },
  ...given,
});
const linked = (id: string) => ({ id, state: 'acknowledged', since: local(2, 8), from: 1 });
const soA = { organisation: 'so-a', person: 'Trực' };
const incidents: [Incident, [string, number][]][] = [
  [incident({ id: 'SV-1', openedAt: local(2, 8, 10), severity: 1, state: 'closed', owner: soA, alarms: [linked('river/608')] }), [['opened', local(2, 8, 10)], ['assign', local(2, 8, 25)], ['close', local(2, 20)], ['reopen', local(2, 21)], ['close', local(3, 8, 10)]]],
  [incident({ id: 'SV-2', openedAt: local(4, 9), state: 'assigned', owner: soA }), [['opened', local(4, 9)], ['assign', local(4, 10)]]],
  [incident({ id: 'SV-3', openedAt: local(4, 9), state: 'merged', mergedInto: 'SV-2' }), [['opened', local(4, 9)]]],
  [incident({ id: 'SV-4', openedAt: local(0, 9), state: 'closed' }), [['opened', local(0, 9)], ['assign', local(1, 9)]]],
];

const directive = (given: Partial<Directive> & { id: string; deadline: number; sentAt: number | null }): Directive => ({
  ...{ group: '6f1d0f7e-7b44-4a8e-9a43-0f0f5a1c7b11', organisation: 'so-a', title: `Nhiệm vụ ${given.id}`, content: 'x', evidenceWanted: '', priority: 'p2', origin: { kind: 'none' }, state: 'sent' },
  ...{ since: 0, draftedAt: 0, draftedBy: 'Trực ban', approvedBy: 'Lãnh đạo', sendAt: null, doneAt: null, percent: 0, extension: null, extended: 0, overdueSince: null, evidence: [], drill: null },
  ...given,
});
const directives: [Directive, [string, number][]][] = [
  [directive({ id: 'NV-1', sentAt: local(2, 9), deadline: local(5, 9), doneAt: local(4, 9), state: 'closed', origin: { kind: 'alarm', alarm: 'river/608' } }), [['drafted', local(2, 8)], ['send', local(2, 9)], ['receive', local(2, 9, 30)], ['report-done', local(4, 9)]]],
  [directive({ id: 'NV-2', sentAt: local(3, 9), deadline: local(6, 9), doneAt: local(7, 9), state: 'done', organisation: 'so-b', origin: { kind: 'indicator', indicator: 'bed-occupancy', area: '62' } }), [['drafted', local(3, 8)], ['send', local(3, 9)], ['receive', local(3, 11)], ['report-done', local(7, 9)]]],
  [directive({ id: 'NV-3', sentAt: local(-1, 9), deadline: local(10) }), [['drafted', local(-1, 8)], ['send', local(-1, 9)]]],
  [directive({ id: 'NV-4', sentAt: local(8, 9), deadline: local(9), state: 'withdrawn' }), [['drafted', local(8, 8)], ['send', local(8, 9)], ['withdraw', local(8, 10)]]],
  [directive({ id: 'NV-5', sentAt: local(18, 9), deadline: local(40), origin: { kind: 'incident', incident: 'SV-1' } }), [['drafted', local(18, 8)], ['send', local(18, 9)]]],
  // Drafted, never sent.
  [directive({ id: 'NV-6', sentAt: null, deadline: local(9), state: 'draft' }), [['drafted', local(8, 8)]]],
];

const report = (id: string, startedAt: number, closedAt: number | null) => ({
  ...{ id, kind: 'citizen-report', title: `Phản ánh ${id}`, severity: 4 as const, status: closedAt === null ? ('open' as const) : ('closed' as const), area: '608', organisation: 'Sở A', component: 'feedback' as const },
  startedAt: new Date(startedAt).toISOString(),
  ...(closedAt === null ? {} : { updatedAt: new Date(closedAt).toISOString() }),
});

const order = (id: string, at: number, drill: string | null = null) => ({ id, display: 'wall', content: { scene: 'overview' }, by: 'Trực ban', why: '', at, until: null, firm: false, drill });
let base: Ground;
let effectiveness: Effectiveness;
beforeAll(async () => {
  base = await ground();
  await writeAlarms();
  await writeMatters('incident', incidents);
  await writeMatters('directive', directives);
  await writeFeeds();
  const displays = new DisplayStore(base.database);
  await displays.order([order('0b8a3c5e-1111-4a8e-9a43-0f0f5a1c7b11', local(4))]);
  await displays.order([order('0b8a3c5e-2222-4a8e-9a43-0f0f5a1c7b11', local(6))]);
  effectiveness = new Effectiveness({ store: new EffectStore(base.database), shifts: new ShiftStore(base.database), pack: () => pack });
});
afterAll(() => base?.end());

async function writeAlarms(steps = alarms): Promise<void> {
  const store = new AlarmStore(base.database);
  const changes = steps.map(({ active, rule: name, ...one }) => ({ ...one, rule: name, priority: priorities[name], why: null, standing: { active }, evidence: null, vi: 'x', en: 'x' }));
  await store.keep({ after: await store.position(), alarms: [], gone: [], changes: changes as Parameters<AlarmStore['keep']>[0]['changes'] });
}

async function writeMatters(ledger: LedgerName, matters: [{ id: string }, [string, number][]][]): Promise<void> {
  const changes = matters.flatMap(([standing, steps]) => steps.map(([kind, at]) => ({ id: standing.id, at, kind, by: null, key: null, event: {}, standing, vi: 'x', en: 'x', isOpen: true })));
  const store = new LedgerStore(base.database, ledger);
  await store.keep({ after: await store.position(), changes });
}

async function writeFeeds(): Promise<void> {
  const events = [
    report('R1', local(2, 9), local(5)), // answered on the third day
    report('R2', local(2, 8), null), // due on the 23rd: says nothing yet
    report('R3', local(1, 10), null), // a Sunday: was due on the 20th at 10
    report('R4', local(1, 10), local(20, 12)), // answered two hours late
  ];
  await base.store.ingest(batch({ events, run: { feed: 'open311-dvc', finishedAt: now - hour } }));
  await base.store.ingest(batch({ provenance: 'replayed', events: [report('R5', local(2, 9), local(3))], run: { feed: 'replay', finishedAt: now - hour } }));
  const tally = { accepted: 1, refused: 0, duplicates: 0, breaches: 0, drifts: 0, repairs: 0, liveUntil: null };
  await base.store.ingest(batch({ tally, run: { feed: 'f', startedAt: local(10), finishedAt: local(10) + 80 } }));
  const spans: [string, number, number][] = [
    ['', local(9), local(12)],
    ['f', local(10), local(10, 12)],
    ['f', local(10, 18), local(12)],
  ];
  for (const [feed, from, to] of spans) await base.database.query('INSERT INTO watch_span (feed, starts_at, ends_at) VALUES ($1, to_timestamp($2::float8 / 1000), to_timestamp($3::float8 / 1000)) ON CONFLICT (feed, starts_at) DO UPDATE SET ends_at = excluded.ends_at', [feed, from, to]);
}

/** Value, p90, part and whole of a row. */
async function row(figure: EffectFigure, by: EffectBy = 'all', of = ''): Promise<unknown> {
  const found = (await effectiveness.of('2026-11', now)).rows.find((one) => one.figure === figure && one.by === by && one.of === of);
  return found && [found.value, found.p90, found.part, found.whole];
}
const records = async (figure: EffectFigure, by: EffectBy = 'all', of = '') => effectiveness.records({ period: '2026-11', figure, by, of, limit: 500, offset: 0 }, now);

describe('the month of the script, to the digit', () => {
  it('times to acknowledge, by priority and by the organisation that owns the rule', async () => {
    expect(await row('alarm-acknowledge', 'priority', 'p1')).toEqual([((4 + 20) / 2) * minute, 20 * minute, 2, 2]);
    expect(await row('alarm-acknowledge', 'priority', 'p3')).toEqual([30 * minute, 30 * minute, 1, 2]);
    expect(await row('alarm-acknowledge', 'priority', 'p4')).toEqual([5 * minute, 5 * minute, 1, 1]);
    // 34 waits of 1200, 1195 … 1035 s: the 17th and 18th are 1115 and 1120, the 31st (0,9 × 34 = 30,6) is 1185.
    expect(await row('alarm-acknowledge', 'priority', 'p2')).toEqual([((1115 + 1120) / 2) * second, 1185 * second, 34, 34]);
    // In order 240, 300, 1035 … 1200, 1200, 1800 s: of 38 the 19th and 20th are 1115 and 1120, the 35th is 1195; one of 39 waits still.
    expect(await row('alarm-acknowledge')).toEqual([((1115 + 1120) / 2) * second, 1195 * second, 38, 39]);
    expect(await row('alarm-acknowledge', 'organisation', 'so-b')).toEqual([30 * minute, 30 * minute, 1, 2]);
  });

  it('times until alarms are over', async () => {
    expect(await row('alarm-close', 'priority', 'p1')).toEqual([((60 + 30) / 2) * minute, 60 * minute, 2, 2]);
    expect(await row('alarm-close', 'priority', 'p3')).toEqual([36 * hour, 36 * hour, 1, 2]);
  });

  it('alarms for an operator-hour: three posts on twenty days', async () => {
    const calls = 1 + 2 + 1 + 1 + 4 + 34;
    expect((await effectiveness.of('2026-11', now)).operatorHours).toBe(20 * 24 * 3);
    expect(await row('alarm-calls')).toEqual([calls / (20 * 24 * 3), null, calls, 1440]);
    expect(await row('alarm-calls', 'priority', 'p1')).toEqual([3 / 1440, null, 3, 1440]);
  });

  it('one flood, one run of chattering, two stale alarms, no overloaded day', async () => {
    expect([await row('flood'), await row('chattering'), await row('stale-alarm'), await row('overloaded-day')]).toEqual([
      [1, null, 1, null],
      [1, null, 1, null],
      [2, null, 2, null],
      [0, null, 0, null],
    ]);
    // Three on duty: the 31st call, 150 s on, begins it; over with the 20th that leaves, 600 + 19 × 5 s on.
    expect((await records('flood')).records.map(({ at, until }) => [at, until])).toEqual([[local(15, 8, 2) + 30 * second, local(15, 8, 11) + 35 * second]]);
    expect((await records('chattering')).records.map(({ at, until, subject }) => [at, until, subject])).toEqual([[local(12, 10), local(12, 10, 0) + 50 * second, 'flap/62']]);
    expect((await records('stale-alarm')).records.map(({ at, until, subject }) => [at, until, subject])).toEqual([
      [local(10, 12), null, 'beds/611'],
      [local(5), local(6, 12), 'beds/608'],
    ]);
  });

  it('incidents by severity and owner; a merged one counts where it went, a reopened one by its last closing', async () => {
    expect(await row('incident-assign')).toEqual([((15 + 60) / 2) * minute, 60 * minute, 2, 2]);
    expect(await row('incident-assign', 'priority', 'p1')).toEqual([15 * minute, 15 * minute, 1, 1]);
    expect(await row('incident-close')).toEqual([24 * hour, 24 * hour, 1, 2]);
    expect(await row('incident-assign', 'organisation', 'so-a')).toEqual([((15 + 60) / 2) * minute, 60 * minute, 2, 2]);
  });

  it('directives: received, done, and in time by deadlines that have passed; withdrawn ones and drafts nowhere', async () => {
    expect(await row('directive-receive')).toEqual([((30 + 120) / 2) * minute, 120 * minute, 2, 3]);
    expect(await row('directive-done')).toEqual([3 * day, 4 * day, 2, 3]);
    expect(await row('directive-on-time')).toEqual([1 / 3, null, 1, 3]);
    expect(await row('directive-on-time', 'organisation', 'so-b')).toEqual([0, null, 0, 1]);
    expect((await records('directive-on-time')).records.map(({ subject, holds }) => [subject, holds])).toEqual([
      ['NV-3', false],
      ['NV-2', false],
      ['NV-1', true],
    ]);
  });

  it('citizens’ reports against 15 working days; what is not due yet and what was played back says nothing', async () => {
    expect(await row('report-answer')).toEqual([1 / 3, null, 1, 3]);
    expect(await row('report-answer', 'organisation', 'Sở A')).toEqual([1 / 3, null, 1, 3]);
    expect((await records('report-answer')).records.map(({ subject }) => subject)).toEqual(['open311-dvc/R1', 'open311-dvc/R3', 'open311-dvc/R4']);
  });

  it('the silence of a feed while Rông ran, from its first poll on; one that was never polled has none', async () => {
    expect(await row('feed-silence')).toEqual([6 * hour, null, 6 * hour, 48 * hour]);
    expect(await row('feed-silence', 'subject', 'f')).toEqual([6 * hour, null, 6 * hour, 48 * hour]);
    expect(await row('feed-silence', 'subject', 'never')).toBeUndefined();
  });

  it('acts by the number that led to them, and scenes that people put on walls', async () => {
    // River: two acknowledged, one incident, two directives. Beds: one shelved, one directive.
    expect([await row('act', 'subject', 'river-level'), await row('act', 'subject', 'bed-occupancy'), await row('act', 'subject', 'flap'), await row('act', 'subject', 'storm')].map((one) => (one as number[])[0])).toEqual([5, 2, 1, 34]);
    expect(await row('act')).toEqual([5 + 2 + 1 + 34, null, 42, null]);
    expect(await row('scene-order', 'subject', 'overview')).toEqual([2, null, 2, null]);
  });
});

it('what is not logged is not 0 but unknown, with the reason', async () => {
  const { rows } = await effectiveness.of('2026-11', now);
  const unknown = rows.filter(({ by, reason, value }) => by === 'all' && reason !== null && value === null).map(({ figure }) => figure);
  expect(unknown).toEqual(['report-refuse', 'report-supplement', 'report-publish', 'drill-down']);
});

it('every figure of every row opens to as many records as it counts', async () => {
  const { rows, figures } = await effectiveness.of('2026-11', now);
  for (const { figure, by, of, part, whole } of rows) {
    const unit = figures.find(({ id }) => id === figure)?.unit;
    const counted = unit === 'time' || unit === 'share' ? (whole ?? 0) : (part ?? 0);
    const { total } = await records(figure, by, of);
    if (unit !== 'duration') expect([figure, by, of, total]).toEqual([figure, by, of, counted]);
  }
  const paged = await effectiveness.records({ period: '2026-11', figure: 'act', by: 'all', of: '', limit: 10, offset: 40 }, now);
  expect([paged.total, paged.records.length]).toEqual([42, 2]);
});

it('a month in which nothing happened has no number that could be taken for one', async () => {
  const { rows } = await effectiveness.of('2025-03', now);
  expect(rows.filter(({ value }) => value !== null).map(({ figure, value }) => [figure, value])).toEqual([
    ['alarm-calls', 0],
    ['flood', 0],
    ['chattering', 0],
    ['stale-alarm', 0],
    ['overloaded-day', 0],
    ['act', 0],
    ['scene-order', 0],
  ]);
});

it('the half-year and the year hold what the month holds, and October with it', async () => {
  for (const period of ['2026-S2', '2026']) {
    const { rows } = await effectiveness.of(period, now);
    expect(rows.find(({ figure, by, of }) => figure === 'alarm-calls' && by === 'priority' && of === 'p1')?.part).toBe(3 + 1);
  }
});

it('the workbook has every row with its numbers, unrounded, and says what they mean', async () => {
  const file = await effectWorkbook(await effectiveness.of('2026-11', now), { language: 'vi', utcOffset: '+07:00', simulated: true });
  const book = read(file);
  expect(book.SheetNames).toEqual(['Báo cáo', 'Cách tính']);
  const lines = utils.sheet_to_json<unknown[]>(book.Sheets['Báo cáo']!, { header: 1 });
  expect(lines.flat()).toContain('CÓ DỮ LIỆU MÔ PHỎNG');
  expect(lines.find(([name, by]) => name === 'Thời gian xác nhận cảnh báo' && by === 'tất cả')?.slice(3, 8)).toEqual([1117.5 / 60, 'phút (trung vị)', 1195 / 60, 38, 39]);
  expect(lines.find(([name, by]) => name === 'Nhiệm vụ đúng hạn' && by === 'tất cả')?.slice(3, 8)).toEqual([(1 / 3) * 100, '%', undefined, 1, 3]);
  expect(lines.find(([name]) => name === 'Lần đi sâu vào số liệu')?.at(-1)).toBe('Rông không ghi ai mở con số nào.');
});

describe('a drill in the same month', () => {
  it('changes no figure and no record of it, to the digit', async () => {
    const answer = () => effectiveness.of('2026-11', now);
    const before = await answer();
    expect(before.rows.filter(({ value }) => value !== null).length).toBeGreaterThan(20);
    await writeAlarms([
      ...alarm(['river', '608', 'drill/DT-1/river'], [call(local(2, 8)), ack(local(2, 8, 1)), gone(local(2, 9))]),
      ...Array.from({ length: 40 }, (_, nth) => alarm(['storm', '62', `drill/DT-1/PC-${nth}`], [call(local(16, 8, 0) + nth * second)])).flat(),
    ]);
    await writeMatters('incident', [[incident({ id: 'SV-9', openedAt: local(2, 8, 2), state: 'closed', drill: 'DT-1', alarms: [linked('river/608/drill/DT-1/river')] }), [['opened', local(2, 8, 2)], ['assign', local(2, 8, 3)], ['close', local(2, 9)]]]]);
    await writeMatters('directive', [[directive({ id: 'NV-9', sentAt: local(2, 9), deadline: local(2, 10), drill: 'DT-1' }), [['drafted', local(2, 8)], ['send', local(2, 9)]]]]);
    await new DisplayStore(base.database).order([order('0b8a3c5e-3333-4a8e-9a43-0f0f5a1c7b11', local(7), 'DT-1')]);
    expect(await answer()).toEqual(before);
    // What those on duty are asked for is counted without it too.
    const calls = await new AlarmStore(base.database).calls({ after: 0, from: local(16) });
    expect(calls).toEqual([]);
  });
});
