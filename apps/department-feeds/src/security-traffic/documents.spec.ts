import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { districts } from '../core/areas.js';
import type { FeedRequest } from '../core/serve-feed.js';
import { createWorld } from '../core/world.js';
import { capXml, indexXml, messages, type Message } from './cap.js';
import { entitiesAnswer } from './ngsi.js';
import { AccidentBook } from './road-accidents.js';
import { sensorThingsAnswer } from './sensorthings.js';
import { measurements, payloadOf, topicOf } from './stations.js';
import { trafficFlow } from './traffic-flow.js';

const now = Date.parse('2026-11-23T16:20:05+07:00');
const worldAt = (at = now) => createWorld({ seed: 11, now: () => at });
const ask = (path: string): FeedRequest => ({
  method: 'GET',
  url: new URL(path, 'http://127.0.0.1:8106'),
  headers: { host: '127.0.0.1:8106' },
  body: '',
});
const parsed = (answer: { body: string | Buffer }) => JSON.parse(String(answer.body));

describe('stations over MQTT', () => {
  it('speak the pinned figure of a district and of the province', () => {
    const world = worldAt();
    world.pin('sensors-mqtt', { indicator: 'rainfall-24h', area: '610', value: 181.5 });
    world.pin('sensors-mqtt', { indicator: 'wastewater-exceedances', area: '62', value: 6 });
    const sent = measurements(world.view('sensors-mqtt'));
    expect(sent.find((m) => topicOf(m) === 'kontum/mua-dak-glei/rainfall-24h')?.value).toBe(181.5);
    expect(sent.find((m) => topicOf(m) === 'kontum/so-tnmt/wastewater-exceedances')?.value).toBe(6);
    const stations = sent.filter((m) => m.station.startsWith('nuoc-thai') && m.metric === 'exceedances');
    expect(stations.reduce((sum, m) => sum + m.value, 0)).toBe(6);
  });

  it('leave every second station silent in mode partial and keep the old clock in mode stale', () => {
    let at = now;
    const world = createWorld({ seed: 11, now: () => at });
    const all = new Set(measurements(world.view('sensors-mqtt')).map((m) => m.station)).size;
    world.setMode('sensors-mqtt', 'partial');
    expect(new Set(measurements(world.view('sensors-mqtt')).map((m) => m.station)).size).toBe(Math.ceil(all / 2));
    world.setMode('sensors-mqtt', 'stale');
    at += 600_000;
    const first = measurements(world.view('sensors-mqtt')).find((m) => m.clock === 'ms');
    expect(JSON.parse(payloadOf(first!, world.view('sensors-mqtt').now())).ts).toBe(now);
  });
});

describe('NGSI-LD', () => {
  it('has means that equal the district’s figure and jams that equal its count', () => {
    const world = worldAt();
    world.pin('traffic-ngsi', { indicator: 'traffic-flow', area: '608', value: 203 });
    world.pin('traffic-ngsi', { indicator: 'traffic-average-speed', area: '62', value: 31.5 });
    world.pin('traffic-ngsi', { indicator: 'traffic-jams', area: '62', value: 4 });
    const entities = trafficFlow(world.view('traffic-ngsi'));
    const mean = (name: string, list: typeof entities) =>
      list.reduce((sum, e) => sum + Number(e[name]), 0) / list.length;
    expect(
      mean(
        'intensity',
        entities.filter((e) => e['areaServed'] === '608'),
      ),
    ).toBeCloseTo(203, 6);
    expect(mean('averageVehicleSpeed', entities)).toBeCloseTo(31.5, 1);
    expect(entities.filter((e) => e['congested'])).toHaveLength(4);
  });

  it('pages, counts, and speaks both forms', () => {
    const view = worldAt().view('traffic-ngsi');
    const answer = entitiesAnswer(
      ask('/ngsi-ld/v1/entities?type=TrafficFlowObserved&limit=10&offset=20&options=keyValues,count'),
      view,
      trafficFlow(view),
    );
    expect(answer.headers?.['NGSILD-Results-Count']).toBe('26');
    expect(parsed(answer)).toHaveLength(6);
    const normal = parsed(
      entitiesAnswer(ask('/ngsi-ld/v1/entities?type=TrafficFlowObserved'), view, trafficFlow(view)),
    );
    expect(normal).toHaveLength(20);
    expect(normal[0].location.type).toBe('GeoProperty');
    expect(normal[0].dateObserved.value['@value']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  });

  it('lists today’s accidents as the world counts them, each at one moment for ever', () => {
    const world = worldAt();
    world.pin('accidents-ngsi', { indicator: 'traffic-accidents', area: '62', value: 3 });
    world.pin('accidents-ngsi', { indicator: 'traffic-deaths', area: '62', value: 1 });
    const book = new AccidentBook();
    const today = book
      .list(world.view('accidents-ngsi'))
      .filter((e) => String(e['accidentDate']) >= '2026-11-22T17:00:00Z');
    expect(today).toHaveLength(3);
    expect(today.reduce((sum, e) => sum + Number(e['totalDeadPeopleWithin24Hours']), 0)).toBe(1);
    const fresh = new AccidentBook().list(world.view('accidents-ngsi'));
    expect(fresh.map((e) => [e.id, e['accidentDate']])).toEqual(
      book.list(world.view('accidents-ngsi')).map((e) => [e.id, e['accidentDate']]),
    );
    expect(fresh.length).toBeGreaterThan(8);
  });
});

describe('SensorThings', () => {
  it('leads through every station by its next links and gives text results', () => {
    const view = worldAt().view('stations-sta');
    const seen: string[] = [];
    let next: string | undefined =
      '/sta/v1.1/Things?$expand=Locations,Datastreams/Observations($top=1;$orderby=phenomenonTime desc)&$count=true';
    while (next) {
      const page = parsed(sensorThingsAnswer(ask(next), view));
      expect(page['@iot.count']).toBe(11);
      for (const thing of page.value) seen.push(thing.properties.areaCode);
      expect(page.value[0].Datastreams[0].Observations).toHaveLength(1);
      expect(typeof page.value[0].Datastreams[0].Observations[0].result).toBe('string');
      next = page['@iot.nextLink'];
    }
    expect(seen.sort()).toEqual([...districts.map((d) => d.code), '62'].sort());
  });

  it('gives the newest observation first when asked so, with an interval for the hourly one', () => {
    const view = worldAt().view('stations-sta');
    const page = parsed(
      sensorThingsAnswer(ask('/sta/v1.1/Datastreams(13)/Observations?$orderby=phenomenonTime desc&$top=1'), view),
    );
    expect(page.value[0].phenomenonTime).toBe('2026-11-23T08:00:00.000Z/2026-11-23T09:00:00.000Z');
    expect(page['@iot.nextLink']).toMatch(/^\/sta\/v1\.1\//);
  });
});

describe('CAP', () => {
  /** What a reader must find: actual, unexpired, not named by a later message, not a Cancel. */
  const inForce = (list: readonly Message[], at: number) => {
    const named = new Set(list.flatMap((m) => m.references.map((r) => r.id)));
    return list.filter((m) => m.status === 'Actual' && m.msgType !== 'Cancel' && m.expiresAt > at && !named.has(m.id));
  };

  it('always has the landslide in force, through sixty days, hour by hour', () => {
    for (let hour = 0; hour < 60 * 24; hour += 1) {
      const at = now + hour * 3_600_000;
      const active = inForce(messages(worldAt(at).view('disaster-alerts')), at);
      expect(active.filter((m) => m.warning.key === 'SL')).toHaveLength(1);
      expect(active.length).toBeGreaterThanOrEqual(1);
      expect(active.length).toBeLessThanOrEqual(3);
    }
  });

  it.each([0, 1, 4])('has exactly the pinned %i warnings in force', (value) => {
    const world = worldAt();
    world.pin('disaster-alerts', { indicator: 'disaster-alerts-active', area: '62', value });
    expect(inForce(messages(world.view('disaster-alerts')), now)).toHaveLength(value);
  });

  it('begins at the hour at which such a thing happens, not at midnight, and goes on every six hours', () => {
    for (let hour = 0; hour < 30 * 24; hour += 1) {
      const at = now + hour * 3_600_000;
      const chain = messages(worldAt(at).view('disaster-alerts')).filter(({ warning, msgType, status }) => warning.key === 'SL' && status === 'Actual' && msgType !== 'Cancel');
      const newest = Math.max(...chain.map(({ sentAt }) => sentAt));
      expect(at - newest).toBeLessThan(6 * 3_600_000);
      for (const { sentAt, msgType } of chain) expect(new Date(sentAt + 7 * 3_600_000).toISOString().slice(11, 16)).toMatch(msgType === 'Alert' ? /^05:40$/ : /^(05|11|17|23):40$/);
    }
  });

  it('never sends from the future and names earlier messages by triples', () => {
    const list = messages(worldAt().view('disaster-alerts'));
    expect(list.every((m) => m.sentAt <= now)).toBe(true);
    const update = list.find((m) => m.msgType === 'Update');
    const alert = new XMLParser({ ignoreAttributes: false }).parse(capXml(update!)).alert;
    expect(alert.references.split(' ')[0].split(',')).toHaveLength(3);
    expect(alert['@_xmlns']).toBe('urn:oasis:names:tc:emergency:cap:1.2');
    expect(new XMLParser().parse(indexXml(list, { base: 'http://x', now })).feed.entry).toHaveLength(list.length);
  });
});
