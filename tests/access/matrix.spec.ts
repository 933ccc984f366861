import { randomUUID } from 'node:crypto';
import { Role, topics, type AlarmAnswer, type Brief, type EventState, type IncidentAnswer, type ProvinceInfo, type Scorecard, type SeriesState, type SubscribeAck } from '@ioc/contracts';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLive, subscribe, type LiveClient } from '../support/live.js';
import { eventually } from '../support/eventually.js';
import { startProduction, type Person, type Production } from '../support/production.js';

/** One route as the server itself describes it. */
interface Operation {
  'x-right': string;
  parameters?: { name: string; in: string; required: boolean }[];
}
interface Route {
  method: string;
  path: string;
  right: string;
  needs: readonly string[];
}

/** A district by its code of 2023. */
const ownArea = '610';
const canary = 'CHIM-BAO-TIN';

let production: Production;
let routes: Route[];
const people = new Map<Role, Person>();
let district: Person;
let department: Person;
beforeAll(async () => {
  production = await startProduction(24_000);
  for (const role of Role.options) if (role !== 'display') people.set(role, (await production.enter(`nguoi-${role}`, [{ role }])).person);
  // Its second factor is not set up: administrators are one person with one.
  people.set('administrator', production.administrator);
  people.set('display', await paired());
  district = (await production.enter('xa', [{ role: 'operator', area: ownArea }])).person;
  department = (await production.enter('so', [{ role: 'data-officer', organisation: 'so-y-te' }, { role: 'organisation', organisation: 'so-y-te' }])).person;
  routes = routesOf((await production.administrator.get<{ paths: Record<string, Record<string, Operation>> }>('/api/v1/openapi.json')).paths);
});
afterAll(() => production?.centre.stop());

async function paired(): Promise<Person> {
  const answer = await production.nobody.ask('/api/v1/displays/pairing', { method: 'POST' });
  const screen = production.nobody.after(answer);
  const { code } = (await answer.json()) as { code: string };
  await production.administrator.post('/api/v1/displays/pairing/approve', { code, display: 'wall' });
  return screen.after(await screen.ask('/api/v1/displays/pairing/token', { method: 'POST' }));
}

function routesOf(paths: Record<string, Record<string, Operation>>): Route[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ method: method.toUpperCase(), path, right: operation['x-right'] },
      needs: (operation.parameters ?? []).filter(({ in: place, required }) => place === 'query' && required).map(({ name }) => name),
    })),
  );
}

const given: Record<string, string> = { id: randomUUID(), sha256: '0'.repeat(64), indicator: 'tthc-received', organisation: 'so-y-te', code: 'BBBB-BBBB', period: '2026-11', feed: 'lgsp-tthc', measure: 'live', figure: 'alarm-acknowledge', from: '2026-11-23', to: '2026-11-29', at: '2026-11-23T00:00:00Z', after: '2026-11-23T00:00:00Z', until: '2026-11-23T00:10:00Z' };
const addressOf = ({ path, needs }: Route, values = given) => `${path.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? 'x')}${needs.length > 0 ? `?${needs.map((name) => `${name}=${values[name] ?? 'x'}`).join('&')}` : ''}`;
const isOpen = ({ right }: Route) => right.startsWith('open:');
const call = (who: Person, route: Route) => who.ask(addressOf(route), { method: route.method, ...(route.method !== 'GET' && route.method !== 'DELETE' ? { body: {} } : {}) });

describe('every route', () => {
  it('says who may call it, and few are open', () => {
    expect(routes.filter(({ right }) => right === '')).toEqual([]);
    expect(routes.length).toBeGreaterThan(150);
    expect(routes.filter(isOpen).map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'DELETE /api/v1/session',
      'GET /api/v1/session',
      'GET /health/live',
      'GET /single-sign-on',
      'GET /single-sign-on/callback',
      'POST /api/v1/displays/pairing',
      'POST /api/v1/displays/pairing/token',
      'POST /api/v1/feeds/{id}/push',
      'POST /api/v1/session',
      'POST /api/v1/session/demo',
      'POST /api/v1/session/factor',
      'POST /api/v1/session/passkey',
      'POST /api/v1/session/passkey/options',
      'POST /api/v1/session/setup',
    ]);
  });

  it('answers nobody', async () => {
    const leaks: string[] = [];
    for (const route of routes.filter((one) => !isOpen(one))) {
      const { status } = await call(production.nobody, route);
      if (status !== 401) leaks.push(`${route.method} ${route.path} answered ${status}`);
    }
    expect(leaks).toEqual([]);
  });

  it.each(Role.options)('lets %s do what the table says, and nothing else', async (role) => {
    const who = people.get(role)!;
    const { rights } = await who.get<{ rights: string[] }>('/api/v1/session');
    expect(rights.length).toBeGreaterThan(0);
    const wrong: string[] = [];
    // What would change the ground of the others is looked at where it is meant.
    for (const route of routes.filter((one) => !isOpen(one) && !['/api/v1/config/reload', '/api/v1/own-account/authenticator'].includes(one.path))) {
      const isGiven = rights.includes(route.right.replace(/ \(.*/, ''));
      const { status } = await call(who, route);
      if (isGiven === (status === 403 || status === 401)) wrong.push(`${route.method} ${route.path} (${route.right}) answered ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('has pages of the description for those who are somebody', async () => {
    for (const path of ['/api/docs', '/api/v1/openapi.json', '/api/docs/swagger-ui-init.js']) {
      expect((await production.nobody.ask(path)).status, path).toBe(401);
      expect((await production.administrator.ask(path)).status, path).toBe(200);
    }
  });
});

describe('every topic', () => {
  it.each(Role.options)('tells %s what the table says, and nothing else', async (role) => {
    const who = people.get(role)!;
    const { rights } = await who.get<{ rights: string[] }>('/api/v1/session');
    const socket = await openLive(production.centre.url, who.cookie);
    const ack = await subscribe(socket, [...topics]);
    socket.disconnect();
    const told = Object.entries(ack).filter(([, answer]) => !('error' in answer)).map(([topic]) => topic);
    expect(told).toEqual(topics.filter((topic) => rights.includes(`read:${topic.startsWith('component/') ? 'reading' : topic.replace(/s$/, '')}`)));
  });

  it('tells nobody anything', async () => {
    const socket = io(`${production.centre.url}/live`, { transports: ['websocket'], forceNew: true, reconnection: false });
    const refused = await new Promise<Error>((done) => socket.once('connect_error', done));
    socket.disconnect();
    expect(refused.message).toBe('sign in first');
  });
});

/** Everything that somebody is sent: each answer that can be asked for, and each picture and frame of the sockets. */
async function everyByte(who: Person, ids: Record<string, string>, watch: (socket: LiveClient) => Promise<void>): Promise<{ bytes: string; answered: number }> {
  const socket = await openLive(production.centre.url, who.cookie);
  const told: unknown[] = [];
  socket.onAny((...message: unknown[]) => told.push(message));
  const ack: SubscribeAck = await subscribe(socket, [...topics]);
  await watch(socket);
  socket.disconnect();
  const texts = [JSON.stringify(ack), JSON.stringify(told)];
  let answered = 0;
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const answer = await who.ask(addressOf(route, { ...given, ...ids }));
    if (answer.ok) answered += 1;
    texts.push(await answer.text());
  }
  return { bytes: texts.join('\n'), answered };
}

describe('whoever sees a part of the province', () => {
  it('is never sent what lies elsewhere', async () => {
    const [operator, lead] = [people.get('operator')!, people.get('leader')!];
    const events = await eventually(async () => {
      const all = await operator.get<EventState[]>('/api/v1/events?limit=500');
      return all.some(({ area }) => area === ownArea) && all.some(({ area }) => area !== undefined && area !== ownArea) ? all : false;
    }, 60_000, 500);
    const inside = new Set((await district.get<EventState[]>('/api/v1/events?limit=500')).map(({ id }) => id));
    const own = events.filter(({ id }) => inside.has(id));
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ area }) => area !== undefined)).toBe(true);
    const elsewhere = events.find(({ id, area }) => !inside.has(id) && area !== undefined)!;
    const incident = await operator.post<{ id: string }>('/api/v1/incidents', { key: randomUUID(), by: 'x-x', title: `${canary} sự vụ`, severity: 2, place: { area: elsewhere.area } });
    const [directive] = await operator.post<{ id: string; last: number }[]>('/api/v1/directives', { key: randomUUID(), by: 'x-x', organisations: ['so-tai-chinh'], title: `${canary} nhiệm vụ`, content: canary, priority: 'p3', deadline: Date.now() + 3_600_000 });
    await lead.post(`/api/v1/directives/${directive!.id}/approve`, { key: randomUUID(), by: 'x-x', last: directive!.last }).catch(() => undefined);
    for (const [who, ids] of [[district, { id: incident.id }], [department, { id: directive!.id }]] as const) {
      const { bytes, answered } = await everyByte(who, ids, async () => {
        await operator.post(`/api/v1/incidents/${incident.id}/comment`, { by: 'x-x', text: `${canary} lời` }).catch(() => undefined);
        await new Promise((done) => setTimeout(done, 3000));
      });
      expect(answered).toBeGreaterThan(5);
      expect(bytes).not.toContain(canary);
      expect(bytes).not.toContain(elsewhere.id);
    }
    // The same look finds it with whoever may see it: the test would find a leak.
    expect((await everyByte(operator, { id: incident.id }, () => Promise.resolve())).bytes).toContain(canary);
  });

  it('is a screen, and is told neither what people wrote nor who they are', async () => {
    const [operator, screen] = [people.get('operator')!, people.get('display')!];
    const incident = await operator.post<{ id: string }>('/api/v1/incidents', { key: randomUUID(), by: 'x-x', title: `${canary} sự vụ`, description: `${canary} mô tả`, severity: 2, place: { area: ownArea, text: `${canary} nơi` } });
    await operator.post(`/api/v1/incidents/${incident.id}/assign`, { by: 'x-x', organisation: 'so-y-te', person: `${canary} người` });
    const watch = async () => {
      await operator.post('/api/v1/displays/wall/order', { content: { scene: 'overview' }, by: 'x-x', why: `${canary} vì sao`, forS: 60 });
      await operator.post(`/api/v1/incidents/${incident.id}/begin`, { by: 'x-x' });
      await operator.post('/api/v1/directives', { key: randomUUID(), by: 'x-x', organisations: ['so-tai-chinh'], title: `${canary} nhiệm vụ`, content: canary, priority: 'p3', deadline: Date.now() + 3_600_000 });
      await new Promise((done) => setTimeout(done, 1500));
    };
    const { bytes, answered } = await everyByte(screen, { id: incident.id }, watch);
    expect(answered).toBeGreaterThan(15);
    // It was told of both, with everything else that they have, and of what changed while it listened.
    for (const topic of ['incidents', 'displays']) expect(bytes).toContain(`"topic":"${topic}"`);
    expect(bytes).toContain(`"id":"${incident.id}"`);
    expect(bytes).toContain('"why":"—"');
    expect(bytes).not.toContain(canary);
    expect(bytes).not.toContain('nguoi-operator');
    const behind = await Promise.all([`incidents/${incident.id}`, 'events/detail?id=x', 'feeds/lgsp-tthc/quarantine', 'alarms/history', 'displays/wall/orders', 'directives'].map((path) => screen.ask(`/api/v1/${path}`)));
    expect(behind.map(({ status }) => status)).toEqual(behind.map(() => 403));
  });

  it('sees figures of its own area alone, at the address and at the socket', async () => {
    const socket = await openLive(production.centre.url, district.cookie);
    const ack = await subscribe(socket, ['component/health', 'component/socio-economic']);
    socket.disconnect();
    const told = Object.values(ack).flatMap((answer) => ('snapshot' in answer && 'series' in answer.snapshot ? (answer.snapshot.series as SeriesState[]) : []));
    const asked = await district.get<{ area: string }[]>('/api/v1/readings/latest');
    const { areas } = await district.get<{ areas: { code: string; parent?: string }[] }>('/api/v1/province');
    const within = (code: string): boolean => code === ownArea || areas.some((area) => area.code === code && area.parent !== undefined && within(area.parent));
    expect(asked.length).toBeGreaterThan(0);
    expect([...told, ...asked].filter(({ area }) => !within(area))).toEqual([]);
    expect((await district.ask('/api/v1/readings/feedback-open/history?area=62')).status).toBe(403);
  });

  it('has its own area for the whole: in what screens begin with, in the brief, and where no area is named', async () => {
    const { province, areas } = await district.get<ProvinceInfo>('/api/v1/province');
    expect([province.area, province.name, areas.map(({ code }) => code)]).toEqual([ownArea, 'Huyện Đăk Glei', [ownArea]]);
    const { features } = await district.get<{ features: { properties: { code?: string } }[] }>('/api/v1/areas.geojson');
    expect(features.flatMap(({ properties: { code } }) => code ?? [])).toEqual([ownArea]);
    const brief = await district.get<Brief>('/api/v1/brief');
    const told = [...brief.sentences.map(({ figure, event }) => figure ?? event), ...brief.changes.map((change) => ('event' in change ? change.event : change.to))];
    expect(brief.sentences.length).toBeGreaterThan(0);
    expect(told.filter((thing) => thing?.area !== ownArea)).toEqual([]);
    expect(await district.get<{ area: string }>('/api/v1/readings/feedback-open/history')).toMatchObject({ area: ownArea });
    expect(await district.get<{ lines: { area: string }[] }>('/api/v1/readings/feedback-open/trend')).toMatchObject({ lines: [{ area: ownArea }] });
    expect((await district.ask('/api/v1/readings/feedback-open/trend?areas=62')).status).toBe(403);
    expect((await district.ask('/api/v1/outlook?indicator=feedback-open')).status).toBe(200);
    expect((await district.ask('/api/v1/outlook?indicator=feedback-open&area=62')).status).toBe(403);
    expect((await people.get('operator')!.get<ProvinceInfo>('/api/v1/province')).province.area).toBe('62');
  });

  it('acts on the alarms of its own area alone', async () => {
    const alarms = await eventually(async () => {
      const all = await people.get('operator')!.get<AlarmAnswer[]>('/api/v1/alarms');
      const [own, foreign] = [all.find(({ area, acknowledged }) => area === ownArea && !acknowledged), all.find(({ area }) => area !== ownArea)];
      return own && foreign ? { own, foreign } : false;
    }, 60_000, 500);
    const acknowledge = ({ id }: AlarmAnswer) => district.ask(`/api/v1/alarms/${encodeURIComponent(id)}/ack`, { method: 'POST', body: { by: 'x-x' } });
    expect((await acknowledge(alarms.foreign)).status).toBe(404);
    expect((await acknowledge(alarms.own)).status).toBe(200);
  });

  it('opens incidents in its own area and handles those, and none of others', async () => {
    const request = (more: object) => ({ key: randomUUID(), by: 'x-x', title: 'Cây đổ', severity: 3, ...more });
    const opened = await district.post<IncidentAnswer>('/api/v1/incidents', request({ place: { area: ownArea } }));
    expect(await district.post<IncidentAnswer>(`/api/v1/incidents/${opened.id}/comment`, { by: 'x-x', text: 'đã tới nơi' })).toMatchObject({ id: opened.id });
    // Who reads the whole province still opens incidents where the right to do so lies.
    const reader = (await production.enter('xa-doc', [{ role: 'operator', area: ownArea }, { role: 'leader' }])).person;
    const foreign = await people.get('operator')!.post<IncidentAnswer>('/api/v1/incidents', request({ place: { area: '611' } }));
    const event = (await people.get('operator')!.get<EventState[]>('/api/v1/events?limit=500')).find(({ area }) => area !== ownArea)!;
    const refused = await Promise.all(
      (
        [
          ['', request({})],
          ['', request({ place: { area: '611' } })],
          ['', request({ events: [event.id] })],
          [`/${opened.id}/place`, { by: 'x-x', place: { area: '611' } }],
          [`/${foreign.id}/comment`, { by: 'x-x', text: 'đã tới nơi' }],
          [`/${opened.id}/merge`, { by: 'x-x', into: foreign.id }],
        ] as const
      ).map(([path, body]) => district.ask(`/api/v1/incidents${path}`, { method: 'POST', body })),
    );
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 404, 403]);
    expect((await reader.ask(`/api/v1/events/detail?id=${encodeURIComponent(event.id)}`)).status).toBe(200);
    expect((await reader.ask('/api/v1/incidents', { method: 'POST', body: request({ events: [event.id] }) })).status).toBe(403);
  });

  it('sees feeds of its own organisation alone', async () => {
    const all = await people.get('operator')!.get<{ id: string; organisation: string }[]>('/api/v1/feeds');
    const own = await department.get<{ id: string; organisation: string }[]>('/api/v1/feeds');
    expect(own.map(({ id }) => id)).toEqual(all.filter(({ organisation }) => organisation === 'so-y-te').map(({ id }) => id));
    expect(own.length).toBeGreaterThan(0);
    const foreign = all.find(({ organisation }) => organisation !== 'so-y-te')!;
    for (const path of ['', '/runs', '/quarantine', '/schema']) expect((await department.ask(`/api/v1/feeds/${foreign.id}${path}`)).status, path).toBe(404);
  });

  it('sees the marks of its own data alone, and its place among all', async () => {
    const period = new Date().toISOString().slice(0, 7);
    const all = await people.get('operator')!.get<Scorecard>(`/api/v1/scorecard?period=${period}`);
    const own = await department.get<Scorecard>(`/api/v1/scorecard?period=${period}`);
    expect(own.feeds.map(({ id }) => id)).toEqual(all.feeds.filter(({ organisation }) => organisation === 'so-y-te').map(({ id }) => id));
    expect([own.organisations.map(({ id }) => id), own.components]).toEqual([['so-y-te'], []]);
    const records = (feed: string) => department.ask(`/api/v1/scorecard/records?period=${period}&feed=${feed}&measure=live`);
    expect((await records(own.feeds[0]!.id)).status).toBe(200);
    expect((await records(all.feeds.find(({ organisation }) => organisation !== 'so-y-te')!.id)).status).toBe(404);
    const letter = (organisation: string) => department.ask(`/api/v1/scorecard/letter?period=${period}&organisation=${organisation}`);
    expect([(await letter('so-y-te')).status, (await letter('so-tai-chinh')).status]).toEqual([200, 403]);
  });
});
