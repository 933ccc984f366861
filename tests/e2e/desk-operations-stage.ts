import type { Express, Request, Response } from 'express';
import type { AlarmStanding, DeliveryAnswer, DrillAnswer, DrillPast, HandOver, IncidentAnswer, IncidentPast, IncidentState, LogEntry, OpenMatters, PlaybackMoment, PlaybackTimeline, Procedure, RollCall, RunAnswer, ShiftPlan, ShiftSwap, ValueSnapshot } from '@ioc/contracts';
import { Shifts } from '@ioc/operations';
import type { Bus, ProvincePack } from '@ioc/platform';
import { alarmsOf } from './directive-stage.js';

/* What people of the operations room handle, in names and words that are hard to set. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const title = 'Sạt lở chặn cả hai chiều đường Hồ Chí Minh đoạn qua đèo Lò Xo, hai xe khách mắc kẹt, chưa có thương vong, mưa lớn còn tiếp diễn trong mười hai giờ tới';
const short = 'Mất điện';
const person = 'Nguyễn Thị Phương Thảo, Văn phòng Ủy ban nhân dân tỉnh Kon Tum';
const text = `${title}. Huy động máy xúc, rào chắn hai đầu, bố trí người cảnh giới 24/24 giờ. Xem https://lgsp.kontum.gov.vn/gateway/dich-vu-cong/ho-so/thong-ke/theo-don-vi-hanh-chinh/theo-ngay`;
const organisation = 'ban-phong-chong-thien-tai';
const drill = 'DT-123456';
const both = (vi: string) => ({ vi, en: vi });

const states: readonly IncidentState[] = ['in-progress', 'open', 'assigned', 'resolved', 'open', 'in-progress', 'assigned', 'open', 'open'];
/** With a point, in an area alone, in no place. */
const places: readonly IncidentAnswer['place'][] = [{ area: '610', point: { lat: 15.27, lon: 107.74 }, text: 'Km 1443+200 đèo Lò Xo, xã Đăk Man, huyện Đăk Glei' }, { area: '617', point: null, text: '' }, null];

/** One in each state, the first one with everything that can stand in it. */
export function incidentsOf(pack: ProvincePack, now = Date.now()): IncidentAnswer[] {
  const linked = [...alarmsOf(pack, now).alarms, gone].map(({ id, state }) => ({ id, state, since: now - hour, from: 1 }));
  const whole = { id: 'SV-123456', description: text, alarms: linked, events: ['disaster-alerts/CAP-VN-2026-11-26-0001'] };
  const more: Partial<Record<number, Partial<IncidentAnswer>>> = { 0: whole, 3: { cause: text, lesson: text }, 5: { drill } };
  return states.map((state, index) => ({
    ...{ id: `SV-${index + 1}`, title: index % 3 === 1 ? short : title, description: '', severity: ((index % 4) + 1) as 1 | 2 | 3 | 4, state, since: now - hour },
    ...{ openedAt: now - [3 * minute, 31 * hour, 23 * day][index % 3]!, openedBy: person, owner: state === 'open' ? null : { organisation, person }, place: places[index % places.length] ?? null },
    ...{ alarms: [], events: [], mergedInto: null, splitFrom: null, cause: null, lesson: null, reopened: 0, drill: null, last: index + 1 },
    ...{ cameras: pack.cameras.slice(0, 2).map(({ id }, nth) => ({ id, km: 1.2 + nth })), ...more[index] },
  }));
}

/** An alarm that the screens hear of no more. */
const gone: Pick<AlarmStanding, 'id' | 'state'> = { id: 'river-level-3/610/tram-thuy-van-dak-mot', state: 'normal' };

function pastOf(now: number): IncidentPast[] {
  return Array.from({ length: 14 }, (_, index) => ({ number: 123_456 - index, at: now - index * 7 * hour, kind: 'comment', by: index % 3 ? person : null, said: both(index % 2 ? text : short), state: 'in-progress' }));
}

/** Two procedures that run for the first incident: one whose time is over and which failed, one whose step is done by people. */
export function runsOf(pack: ProvincePack, now = Date.now()): RunAnswer[] {
  return [0, 1].flatMap((nth) => {
    const procedure = pack.procedures[nth];
    return procedure ? [runOf(longer(procedure), nth, now)] : [];
  });
}

const longer = (procedure: Procedure): Procedure => ({ ...procedure, name: both(title), steps: procedure.steps.map((step, nth) => (nth % 2 === 0 ? { ...step, name: both(title) } : step)) });

function runOf(procedure: Procedure, nth: number, now: number): RunAnswer {
  const [first, second] = procedure.steps;
  const done = nth === 0 && first ? [{ step: first.id, visit: 1, at: now - hour, by: person, note: text, skipped: true, overdue: true, to: second?.id ?? 'end' }] : [];
  const at = done.length > 0 ? second : first;
  return {
    ...{ id: `QT-${nth + 123_456}`, procedure, state: 'running', startedAt: now - 2 * hour, startedBy: person, alarm: null, incident: 'SV-123456', captured: {}, done, photos: [], endedAt: null, drill: nth === 0 ? null : drill, last: nth + 1 },
    current: at ? { step: at.id, visit: 1, since: now - 2 * hour, dueAt: now + (nth === 0 ? -31 * hour : hour), overdue: nth === 0, failure: `${text} answered 503` } : null,
  };
}

/** A drill that runs, or one that is over. */
export function drillOf(pack: ProvincePack, isOver = false, now = Date.now()): DrillAnswer | null {
  const [script] = pack.drills;
  if (!script) return null;
  const steps = script.timeline.map((step) => step.id);
  return {
    ...{ id: isOver ? 'DT-2' : drill, script: { ...script, name: both(title) }, state: isOver ? 'over' : 'running', startedAt: now - 25 * minute, startedBy: person, endsAt: now + 95 * minute, last: 4 },
    ...{ happened: steps.slice(0, 3), endedAt: isOver ? now - minute : null, endedBy: isOver ? person : null, why: isOver ? text : '' },
  };
}

/** Screens hear of all of it. */
export function tellOperations(bus: Bus, pack: ProvincePack): void {
  const running = drillOf(pack);
  if (running) bus.emit('drill.changed', running);
  for (const incident of incidentsOf(pack)) bus.emit('incident.changed', incident);
  for (const run of runsOf(pack)) bus.emit('procedure-run.changed', run);
}

/** What the pages of the operations room ask of their server. */
export function serveOperations(express: Express, pack: ProvincePack): void {
  const answers: Record<string, (request: Request) => unknown> = {
    incidents: () => incidentsOf(pack).map((one) => ({ ...one, state: 'closed', cause: text, lesson: text })),
    'incidents/:id': () => ({ incident: incidentsOf(pack)[0], timeline: pastOf(Date.now()) }),
    procedures: () => pack.procedures,
    drills: () => [drillOf(pack, true)].filter((one) => one !== null),
    'drills/scripts': () => pack.drills.map((script, nth) => (nth === 0 ? { ...script, name: both(title), cause: both(text) } : script)),
    'drills/:id': () => ({ drill: drillOf(pack), log: pastOf(Date.now()).map(({ number, at, kind, by, said }): DrillPast => ({ number, at, kind, by, said })) }),
    'alarms/history': () => [],
    notifications: () => messagesOf(Date.now()),
    'playback/timeline': ({ query }) => timelineOf(String(query['from']), String(query['to'])),
    'playback': ({ query }): PlaybackMoment => ({ at: Date.parse(String(query['at'])), part: null, gap: { from: null, to: null }, restated: [] }),
    ...dutyAnswers(pack),
  };
  for (const [path, answer] of Object.entries(answers)) express.get(`/api/v1/${path}`, async (request: Request, response: Response) => void response.json(await answer(request)));
}

const faults = ['smtp.kontum.gov.vn did not take it: ECONNECTION 421', 'openapi.zalo.me answered 503', 'Zalo refused it: -216 Access token is invalid', 'TypeError'];

/** Sent, waiting for another try, given up; to whom nobody can be told by this way any more too. */
function messagesOf(now: number): DeliveryAnswer[] {
  return Array.from({ length: 12 }, (_, nth) => ({
    ...{ id: `m-${nth}`, recipient: nth % 2 ? 'leaders' : `organisation/${organisation}`, channel: nth % 3 ? 'tablets' : 'khong-con-kenh-nay', address: 'van-phong-ban-chi-huy-phong-chong…@kontum.gov.vn', headline: nth % 3 === 1 ? short : title, alarms: [] },
    ...{ createdAt: now - nth * hour, state: (['failed', 'waiting', 'sent'] as const)[nth % 3]!, attempts: nth % 3 === 2 ? 1 : 123_456, nextAt: nth % 3 === 1 ? now + hour : null, sentAt: nth % 3 === 2 ? now : null, fault: nth % 3 === 2 ? null : faults[nth % faults.length]! },
  }));
}

/** A day with a hole, and more alarms than are shown. */
function timelineOf(from: string, to: string): PlaybackTimeline {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const alarms = Array.from({ length: 60 }, (_, nth) => ({ at: fromMs + nth * 17 * minute, priority: `p${(nth % 4) + 1}`, ...both(nth % 3 ? title : short) }));
  return { from: fromMs, to: toMs, frames: Array.from({ length: 96 }, (_, nth) => (nth * 37) % 400), gaps: [{ from: fromMs + 3 * hour, to: fromMs + 5 * hour }], alarms, total: 123_456 };
}

function dutyAnswers(pack: ProvincePack): Record<string, (request: Request) => unknown> {
  const plan = longPlan(pack.shifts);
  const shifts = new Shifts({ plan: () => plan, store: { swap: () => Promise.resolve(), swaps: (from) => Promise.resolve([swapOf(plan, from)]) } });
  return {
    'shifts/now': () => shifts.standing(),
    shifts: ({ query }) => shifts.between(String(query['from']), String(query['to'])),
    'shifts/open-matters': () => mattersOf(Date.now()),
    'shifts/hand-overs': () => handOversOf(plan, Date.now()),
    'shifts/roll-calls': () => rollCallsOf(plan, Date.now()),
    'shifts/log': () => logOf(pack, Date.now()),
  };
}

function longPlan(plan: ShiftPlan): ShiftPlan {
  return { ...plan, people: plan.people.map((one, nth) => (nth % 2 === 0 ? { ...one, name: both(person) } : one)), posts: plan.posts.map((one, nth) => (nth === 1 ? { ...one, name: both('Trực ban điều hành, giữ tường hình và sổ nhật ký của Trung tâm') } : one)) };
}

function swapOf({ watches, posts, people }: ShiftPlan, from: string): ShiftSwap {
  return { day: from, watch: watches[0]?.id ?? '', post: posts[0]?.id ?? '', person: people.at(-1)?.id ?? '', by: person, why: text, at: Date.now() };
}

function mattersOf(now: number): OpenMatters {
  const list = (count: number) => Array.from({ length: count }, (_, nth) => ({ id: `m-${nth}`, ...both(nth % 2 ? short : title), since: nth % 3 ? now - nth * hour : null }));
  return { at: now, alarms: list(1234), incidents: list(3), runs: list(9), overdue: list(0), feeds: list(2) };
}

function handOversOf({ watches, crews }: ShiftPlan, now: number): HandOver[] {
  const side = (nth: number) => ({ day: '2026-11-26', watch: watches[nth]?.id ?? '', crew: crews[nth]?.id ?? '' });
  const over = { from: side(0), to: side(1), matters: mattersOf(now), note: text, givenBy: person, givenAt: now - hour };
  return [
    { ...over, id: 'GC-123456', takenBy: null, takenAt: null },
    { ...over, id: 'GC-2', takenBy: person, takenAt: now },
  ];
}

function rollCallsOf({ posts, people }: ShiftPlan, now: number): RollCall[] {
  const asked = posts.map(({ id }) => ({ post: id, person: people[0]?.id ?? '' }));
  const [first, ...missing] = posts.map(({ id }) => id);
  const call = { question: title, askedBy: person, at: now - minute, until: now + 9 * minute, asked, answers: [{ post: first ?? '', by: person, text, at: now }], missing };
  return [
    { ...call, id: 'DD-123456', endedAt: null, drill },
    { ...call, id: 'DD-2', endedAt: now, drill: null },
  ];
}

/** Lines with the tile of a value of six digits, of an old one, and of none. */
function logOf({ indicators, provinceArea }: ProvincePack, now: number): LogEntry[] {
  const value = (nth: number): ValueSnapshot => ({
    ...{ indicator: indicators[nth]?.id ?? '', area: provinceArea, value: [654_321.98, -1234.5, null][nth % 3]!, period: 'instant', at: now - 31 * hour, takenAt: now - hour, freshness: (['fresh', 'stale', 'missing'] as const)[nth % 3]! },
    ...{ provenance: 'simulated', feed: 'stage', ageFrom: now - 31 * hour, spark: Array.from({ length: 30 }, (_, at) => (at === 7 ? null : at * 1234)) },
  });
  return [0, 1, 2, 3].map((nth) => ({ id: `NK-${nth}`, at: now - nth * hour, by: person, text: nth % 2 ? short : text, to: nth === 0 ? [{ organisation }, { post: 'truc-ban' }] : [], incident: null, values: nth < 3 ? [value(nth), value(nth + 1)] : [], drill: nth === 2 ? drill : null }));
}
