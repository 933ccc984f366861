import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { static as files, type Express, type Request, type Response } from 'express';
import { accessActions, accessSubjects, Role, type CameraContinuity, type CameraStatus, type Display, type EventState, type FeedState, type HistoryAnswer, type IndicatorInfo, type ProvinceInfo, type Scorecard, type SessionAnswer, type Severity, type Share } from '@ioc/contracts';
import { loadPack, ProvincePack, type SeriesChange } from '@ioc/platform';
import { root } from '../../tools/build.mjs';
import { startLiveServer, type LiveServer } from '../support/live-server.js';
import { areaFiguresOf, figuresOf } from '../support/scene-figures.js';
import { serveBrief } from './brief-stage.js';
import { alarmsOf, directivesOf, serveDirectives } from './directive-stage.js';
import { serveOperations, tellOperations } from './desk-operations-stage.js';
import { serveDesk } from './desk-stage.js';

/* A made-up province on the real gateway: Kon Tum's places, but names, figures and states that are hard to set. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Names of 20 to 30 and of about 60 characters; every third figure keeps its own. */
const labels = [
  null,
  'Tỷ lệ giải ngân vốn đầu tư',
  'Tỷ lệ hồ sơ thủ tục hành chính được giải quyết đúng thời hạn',
  null,
  'Trường đã dùng sổ liên lạc',
  'Số lượt khám chữa bệnh ngoại trú có bảo hiểm y tế toàn tỉnh',
];
/** As they stand in plans and reports, and a code that has no place to be broken at. */
const longNames = [
  'Tỷ lệ hồ sơ thủ tục hành chính đủ điều kiện được tiếp nhận và giải quyết hoàn toàn trực tuyến trên Cổng dịch vụ công quốc gia',
  'Số lượt truy cập hệ-thống-thông-tin-quản-lý-văn-bản-và-điều-hành-tỉnh-Kon-Tum của cán bộ, công chức, viên chức',
];
const longFault = 'GET https://lgsp.kontum.gov.vn/gateway/dich-vu-cong/ho-so/thong-ke/theo-don-vi-hanh-chinh/theo-ngay?tu-ngay=2026-11-01&den-ngay=2026-11-26 answered 503';
const numbers = [654_321, 98.64, -1234.5, 123_456.7, 0, 7, 999_999, 12_345.67];

type Kind = 'fresh' | 'late' | 'stale' | 'missing' | 'estimate' | 'revised' | 'preliminary' | 'stale-estimate' | 'stale-revised';
const kinds: readonly Kind[] = ['fresh', 'revised', 'stale', 'missing', 'estimate', 'late', 'preliminary', 'stale-estimate', 'stale-revised'];
export const rounds = kinds.map((_, round) => round);

export interface Stage {
  url: string;
  /** How many feeds the province has. */
  feeds: number;
  /** Puts every figure, feed, camera and event into the next of its states. */
  show(round: number): void;
  /** Another build of the client is served, and the screens hear of a change of the configuration. */
  deploy(version: string): void;
  /** A new value for every figure, and now and then for its districts. */
  update(n: number): void;
  /** Cuts every connection, as a network does that goes. @returns how many there were */
  cut(): number;
  stop(): Promise<void>;
}

interface StageOptions {
  /** How long each scene stands, where it is not what the pack says. */
  dwell?: string;
  /** Ids of the scenes that a wall turns through; by default all. */
  turn?: readonly string[];
  /** With alarms that nobody has acknowledged, and directives in every state. */
  matters?: boolean;
  /** With incidents, procedures that run and a drill. */
  operations?: boolean;
  /** Milliseconds between two frames of a topic, where it is not what the server says. */
  gapMs?: number;
}

export async function openStage({ dwell, turn, gapMs, matters = false, operations = false }: StageOptions = {}): Promise<Stage> {
  const read = await loadPack(join(root, 'config/kon-tum'), { unset: 'placeholder' });
  const scenes = read.scenes.filter(({ id }) => turn?.includes(id) ?? true).map((scene) => (dwell ? { ...scene, dwell } : scene));
  const pack = new ProvincePack({ ...read.content(), scenes });
  const build = { version: '1' };
  const deploy = (version: string) => {
    build.version = version;
    server.bus.emit('feed.changed', { ...feedState(pack, 0, { round: 0, now: Date.now() }), id: `feed-of-${version}` });
  };
  const server = await startLiveServer(gapMs, (express) => serve(express, pack, build));
  if (matters) {
    server.bus.emit('alarms.changed', { ...alarmsOf(pack), gone: [] });
    for (const directive of directivesOf()) server.bus.emit('directive.changed', directive);
  }
  if (operations) tellOperations(server.bus, pack);
  const sockets = new Set<Socket>();
  server.http.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const cut = () => {
    const had = sockets.size;
    for (const socket of sockets) socket.destroy();
    return had;
  };
  const update = (n: number) => server.bus.emit('readings.stored', { feed: 'stage', runId: null, changes: updateOf(pack, n), fetchedAt: Date.now(), storedAt: Date.now() });
  return { url: server.url, feeds: pack.feeds.length, show: (round) => show(server, pack, round), deploy, update, cut, stop: () => server.stop() };
}

/** Read from farther than they show at their fullest: 2,9 and 4,4 heights away; and screens that nothing is laid out for. */
const farDisplays: Display[] = [
  { id: 'far', distanceM: 4, grid: { columns: 1, rows: 1 } },
  { id: 'farther', distanceM: 6, grid: { columns: 1, rows: 1 } },
  { id: 'nine', distanceM: 3, grid: { columns: 3, rows: 3 } },
].map((one) => ({ ...one, name: { vi: one.id, en: one.id }, place: { vi: one.id, en: one.id }, picture: { widthM: 2.42, heightM: 1.36 } }));

/** Somebody of every role, with a name that needs room. */
const session: SessionAnswer = {
  demonstration: true,
  actor: { kind: 'person', id: 'everybody', name: 'Nguyễn Thị Hồng Nhung (trình diễn)', grants: Role.options.map((role) => ({ role, components: null, area: null, organisation: null })) },
  rights: accessActions.flatMap((action) => accessSubjects.map((subject) => `${action}:${subject}`)),
  roles: Role.options.filter((role) => role !== 'display'),
  provided: false,
  signIn: { provider: null, passkeys: false, step: null },
  secondFactor: { has: false, authenticator: false, isDue: false },
};

function serve(express: Express, pack: ProvincePack, build: { version: string }): void {
  const { province, components, areas, organisations, scenes, displays, cameraUse } = pack;
  const info: ProvinceInfo = { province, components: [...components], areas: [...areas], organisations: [...organisations], scenes: [...scenes], takeovers: [], displays: [...displays, ...farDisplays], ...(cameraUse && { cameraUse: { ...cameraUse, version: 'stage' } }), simulated: true, version: build.version };
  const dist = join(root, 'apps/wall/dist');
  express.get('/api/v1/province', (_request: unknown, response: Response) => void response.json({ ...info, version: build.version }));
  const answers: Record<string, unknown> = { session, indicators: relabelled(pack), 'areas.geojson': pack.geometry };
  for (const [path, answer] of Object.entries(answers)) express.get(`/api/v1/${path}`, (_request: unknown, response: Response) => void response.json(answer));
  express.get('/api/v1/readings/:indicator/history', (request: Request, response: Response) => void response.json(historyOf(String(request.params['indicator']), request.query['to'])));
  express.get('/api/v1/cameras/continuity', (_request: unknown, response: Response) => void response.json(continuityOf(pack)));
  // At the desk nobody has read it yet: its text stands in the pane. A wall is one whose visitor has.
  express.get('/api/v1/cameras/notice', (request: Request, response: Response) => void response.json({ version: 'stage', acknowledged: !request.headers.referer?.includes('/desk/') }));
  express.get('/api/v1/scorecard', (request: Request, response: Response) => void response.json(scorecardOf(pack, String(request.query['period']))));
  express.use('/assets', files(join(dist, 'assets')));
  serveBrief(express, pack, dist);
  serveDirectives(express);
  serveDesk(express, pack);
  serveOperations(express, pack);
  const [page, worker] = ['index.html', 'wall-worker.js'].map((name) => readFileSync(join(dist, name), 'utf8')) as [string, string];
  express.get('/wall-worker.js', (_request: unknown, response: Response) => void response.type('js').send(`${worker}\n// ${build.version}`));
  express.get(['/wall', '/desk/*path', '/organisation/*path'], (_request: unknown, response: Response) => void response.send(page.replace(/data-build="[^"]*"/u, `data-build="${build.version}"`)));
}

function relabelled({ indicators, scenes }: ProvincePack): IndicatorInfo[] {
  const shown = figuresOf(scenes);
  return indicators.map((indicator) => {
    const label = labels[shown.indexOf(indicator.id) % labels.length];
    return label ? { ...indicator, name: { vi: longNames[indicator.decimals % 2] as string, en: label }, shortName: { vi: label, en: label } } : indicator;
  });
}

function show({ bus }: LiveServer, pack: ProvincePack, round: number): void {
  const now = Date.now();
  const shown = figuresOf(pack.scenes);
  const districts = pack.areas.filter((area) => area.level === 'district').map((area) => area.code);
  const changes = [
    ...shown.map((indicator, index) => change({ indicator, area: pack.provinceArea }, index, { round, now })),
    ...areaFiguresOf(pack.scenes).flatMap((indicator) =>
      districts.map((area, index) => ({ ...change({ indicator, area }, index, { round, now }), value: index % 4 === 3 ? null : 80 + 2.11 * index })),
    ),
  ];
  bus.emit('readings.stored', { feed: 'stage', runId: null, changes, fetchedAt: now, storedAt: now });
  pack.feeds.forEach((feed, index) => bus.emit('feed.changed', feedState(pack, index, { round, now })));
  pack.cameras.forEach((camera, index) => bus.emit('camera.changed', { ...cameraStatus(pack, index, { round, now }), id: camera.id }));
  const events = eventsOf(round, now);
  const closed = rounds.filter((other) => other !== round).flatMap((other) => Array.from({ length: 200 }, (_, index) => `stage/${other}-${index}`));
  bus.emit('events.stored', { feed: 'stage', upserted: events, closed });
}

/** Fresh values that move, as feeds bring them on a good day. */
function updateOf(pack: ProvincePack, n: number): SeriesChange[] {
  const now = Date.now();
  const moved = (indicator: string, area: string, index: number) => ({ ...change({ indicator, area }, 0, { round: 0, now }), value: 60 + ((n * 7 + index * 13) % 380) / 10 });
  const districts = n % 10 === 0 ? pack.areas.filter((area) => area.level === 'district') : [];
  const byDistrict = areaFiguresOf(pack.scenes).flatMap((indicator) => districts.map(({ code }, index) => moved(indicator, code, index)));
  return [...figuresOf(pack.scenes).map((indicator, index) => moved(indicator, pack.provinceArea, index)), ...byDistrict];
}

/** Thirty days that rise to six digits, with a hole. @param to said where the year before is asked for */
function historyOf(indicator: string, to: unknown): HistoryAnswer {
  const today = Math.floor((Date.now() - (to === undefined ? 0 : 365 * day)) / day) * day;
  const points = Array.from({ length: 30 }, (_, n) => ({ at: new Date(today - (29 - n) * day).toISOString(), period: 'instant', value: n === 12 ? null : 23_456.78 * n }));
  return { indicator, area: '62', bucket: 'day', points };
}

/** Shares of all lengths, one of them not known. */
function scorecardOf({ components }: ProvincePack, period: string): Pick<Scorecard, 'period' | 'components'> {
  const share = (value: number | null): Share => ({ value, part: 0, whole: 0, reason: null });
  const none = { value: 0, reason: null };
  const counts = { crossBreaches: none, revisions: none, late: none, missing: none, duplicates: none, refusals: none, drift: none, repairs: none, latencyP95Ms: none };
  const figures = { accurate: share(1), complete: share(null), clean: share(0.99999), live: share(0), ...counts };
  return { period, components: components.map(({ id, name }) => ({ id, name, score: 0.5, rank: 1, figures })) };
}

/** A day with everything in it: lost, frozen, live, and hours of which nobody knows; the last camera is not known at all. */
function continuityOf({ cameras }: ProvincePack): CameraContinuity {
  const to = Date.now();
  const spans = (['live', 'offline', 'live', 'frozen', 'live'] as const).map((state, nth) => ({ state, from: to - (20 - 4 * nth) * hour + nth * minute, to: to - (16 - 4 * nth) * hour }));
  return { from: to - day, to, cameras: cameras.map(({ id }, nth) => (nth < cameras.length - 1 ? { id, spans, knownMs: 20 * hour, liveShare: 0.9999 } : { id, spans: [], knownMs: 0, liveShare: null })) };
}

interface When {
  round: number;
  now: number;
}

function change({ indicator, area }: { indicator: string; area: string }, index: number, { round, now }: When): SeriesChange {
  const kind = kinds[(index + round) % kinds.length] as Kind;
  const stale = kind.startsWith('stale');
  const age = [12_000, 47 * minute, 3 * hour + 12 * minute, 31 * hour, 23 * day][index % 5] as number;
  const status = kind.endsWith('estimate') ? 'estimate' : kind === 'preliminary' ? 'preliminary' : undefined;
  return {
    indicator,
    area,
    value: kind === 'missing' ? null : (numbers[(index + 3 * round) % numbers.length] as number),
    period: `round-${round}`,
    at: now,
    ageFrom: now - age,
    staleAt: stale ? now - minute : now + (kind === 'late' ? age / 10 : age * 3),
    receivedAt: now,
    provenance: 'simulated',
    feed: 'stage',
    ...(status ? { status } : {}),
    ...(kind.endsWith('revised') ? { revisedAt: now } : {}),
  };
}

function feedState({ feeds }: ProvincePack, index: number, { round, now }: When): FeedState {
  const feed = feeds[index];
  if (!feed) throw new Error(`no feed ${index}`);
  const freshness = (['fresh', 'fresh', 'late', 'stale', 'missing'] as const)[(index * round) % 5] ?? 'fresh';
  const refused = round > 0 && index % 3 === 0;
  const heardAt = freshness === 'missing' ? null : now - 31 * hour;
  const staleAt = { fresh: now + 90 * hour, late: now + hour, stale: now - hour, missing: null }[freshness];
  const runs = { outcome: refused ? ('timeout' as const) : ('ok' as const), fault: refused ? longFault : null, consecutiveFailures: refused ? 3 : 0, rejected: 0, readings: 12, latencyMs: 40, paused: refused ? feed.indicators.slice(0, 1) : [] };
  return { id: feed.id, name: feed.name, component: feed.component, organisation: feed.organisation, kind: feed.kind, bringsEvents: feed.events.length > 0, freshness, everyMs: 5000, lastRunAt: now, lastHeardAt: heardAt, staleAt, provenance: 'simulated', ...runs };
}

function cameraStatus({ cameras }: ProvincePack, index: number, { round, now }: When): Omit<CameraStatus, 'id'> {
  const camera = cameras[index];
  if (!camera) throw new Error(`no camera ${index}`);
  const { number, name, shortName, area, lat, lon, heading, fieldOfView } = camera;
  const state = (['live', 'frozen', 'offline', 'unknown'] as const)[(index + round) % 4] ?? 'live';
  const long = index % 2 === 1 ? 'Ngã tư Phan Đình Phùng – Trần Phú' : shortName;
  return { number, name, shortName: long, area, lat, lon, heading, fieldOfView, state, since: now - 3 * hour - 12 * minute, provenance: 'simulated' };
}

const titles = [
  'Sạt lở chặn cả hai chiều đường Hồ Chí Minh đoạn qua đèo Lò Xo, hai xe khách mắc kẹt, chưa có thương vong',
  'Mực nước sông Đăk Bla tại cầu Kon Klor vượt báo động III và đang lên nhanh, sơ tán dân ven sông',
  'Mất điện',
  'Nguy cơ lũ quét, sạt lở đất tại các xã phía đông bắc huyện Tu Mơ Rông trong sáu giờ tới',
];

/** Beside the districts' names, as events of a province are: a flood at one place is one glyph with a count. */
const places = [
  { lat: 15.21, lon: 107.73 },
  { lat: 14.35, lon: 108.01 },
  { lat: 14.87, lon: 108.03 },
];

const agencies = ['UBND huyện Tu Mơ Rông', 'Công ty cổ phần Môi trường đô thị tỉnh Kon Tum', 'Sở Giao thông vận tải', 'Công an tỉnh', 'Sở Tài nguyên và Môi trường', 'Điện lực', 'UBND xã Đăk Man'];
const subjects = ['Hạ tầng giao thông', 'Ô nhiễm môi trường và xử lý rác thải sinh hoạt tại khu dân cư', 'Điện', 'Trật tự đô thị', 'Cấp nước sinh hoạt', 'Y tế', 'Giáo dục', 'An sinh xã hội', 'Đất đai'];

/** How many events of severity 1, 2, 3 and 4 are open in each round. */
const openCounts: readonly (readonly number[])[] = [[0, 0, 0, 0], [1, 2, 12, 140], [2, 5, 1, 0], [3, 17, 30, 99], [0, 1, 0, 0], [0, 3, 4, 1], [1, 0, 0, 0], [2, 0, 9, 9], [12, 24, 60, 90]];

function eventsOf(round: number, now: number): EventState[] {
  const severities = (openCounts[round] ?? []).flatMap((count, index) => Array<Severity>(count).fill((index + 1) as Severity));
  return severities.map((severity, index) => ({
    id: `stage/${round}-${index}`,
    feed: 'disaster-alerts',
    component: (['security-traffic', 'feedback', 'cybersecurity', 'health'] as const)[index % 4] ?? 'health',
    kind: 'disaster-alert',
    title: titles[index % titles.length] as string,
    severity,
    status: 'open',
    area: ['610', '608', '618', '617'][index % 4] as string,
    place: 'Km 1443+200 đèo Lò Xo, xã Đăk Man, huyện Đăk Glei',
    ...places[index % places.length],
    startedAt: now - [3 * minute, 24 * hour, 9 * hour + 41 * minute][index % 3]!,
    receivedAt: now,
    provenance: 'simulated',
    ...(index % 2 ? { dueAt: now + (index % 8 < 4 ? 13 * hour : -31 * hour) } : {}),
    ...(index % 3 ? { organisation: agencies[index % agencies.length], description: subjects[index % subjects.length] } : {}),
  }));
}
