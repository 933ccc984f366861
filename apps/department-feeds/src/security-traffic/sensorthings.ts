import { json, thin, type FeedAnswer, type FeedRequest } from '../core/serve-feed.js';
import type { FeedView } from '../department.js';
import {
  datastreams,
  observationTimes,
  phenomenonTime,
  resultAt,
  things,
  type Datastream,
  type Thing,
} from './sta-model.js';

type Row = Record<string, unknown>;
interface Page {
  readonly top: number;
  readonly skip: number;
}

/** Pages are short on purpose, as on public servers: who ignores `@iot.nextLink` sees half of the province. */
const thingsPerPage = 5;
const observationsPerPage = 100;

function observation(view: FeedView, stream: Datastream, order: { atMs: number; newest: boolean; base: string }): Row {
  const id = stream.id * 1e11 + Math.floor(order.atMs / 1000);
  return {
    '@iot.id': id,
    '@iot.selfLink': `${order.base}/Observations(${id})`,
    phenomenonTime: phenomenonTime(stream, order.atMs),
    resultTime: null,
    result: resultAt(view, stream, order),
    'Datastream@iot.navigationLink': `${order.base}/Observations(${id})/Datastream`,
  };
}

function observations(view: FeedView, stream: Datastream, order: { base: string; ascending?: boolean }): Row[] {
  const rows = observationTimes(view, stream).map((atMs, i) =>
    observation(view, stream, { atMs, newest: i === 0, base: order.base }),
  );
  return order.ascending ? rows.reverse() : rows;
}

/** How deep `$expand` asks to go: `Locations`, `Datastreams`, `Datastreams/Observations($top=1;…)` or the nested spelling. */
interface Expand {
  readonly locations: boolean;
  readonly datastreams: boolean;
  readonly observations: number;
}

function parseExpand(text: string | null): Expand {
  const wanted = text ?? '';
  const nested = /Observations(?:\(([^)]*)\))?/.exec(wanted);
  const top = /\$top=(\d+)/.exec(nested?.[1] ?? '')?.[1];
  return {
    locations: /\bLocations\b/.test(wanted),
    datastreams: /\bDatastreams\b/.test(wanted),
    observations: nested ? Number(top ?? observationsPerPage) : 0,
  };
}

function datastreamRow(view: FeedView, stream: Datastream, order: { base: string; observations: number }): Row {
  const self = `${order.base}/Datastreams(${stream.id})`;
  return {
    '@iot.id': stream.id,
    '@iot.selfLink': self,
    name: stream.measure.name,
    description: `${stream.measure.name} - ${stream.thing.name}`,
    observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
    unitOfMeasurement: stream.measure.unit,
    properties: { indicator: stream.measure.indicator, areaCode: stream.thing.area },
    'Thing@iot.navigationLink': `${self}/Thing`,
    'Observations@iot.navigationLink': `${self}/Observations`,
    ...(order.observations > 0 ? { Observations: observations(view, stream, order).slice(0, order.observations) } : {}),
  };
}

function location(thing: Thing, base: string): Row {
  return {
    '@iot.id': thing.id,
    '@iot.selfLink': `${base}/Locations(${thing.id})`,
    name: thing.name,
    encodingType: 'application/geo+json',
    location: { type: 'Point', coordinates: [thing.long, thing.lat] },
  };
}

function thingRow(view: FeedView, thing: Thing, order: { base: string; expand: Expand }): Row {
  const { base, expand } = order;
  const self = `${base}/Things(${thing.id})`;
  const own = datastreams.filter((stream) => stream.thing.id === thing.id);
  const rows = () =>
    thin(view, own, (stream) => stream).map((stream) =>
      datastreamRow(view, stream, { base, observations: expand.observations }),
    );
  return {
    '@iot.id': thing.id,
    '@iot.selfLink': self,
    name: thing.name,
    description: 'Trạm quan trắc tự động, Sở Tài nguyên và Môi trường',
    properties: { areaCode: thing.area },
    ...(expand.locations
      ? { Locations: [location(thing, base)] }
      : { 'Locations@iot.navigationLink': `${self}/Locations` }),
    ...(expand.datastreams ? { Datastreams: rows() } : { 'Datastreams@iot.navigationLink': `${self}/Datastreams` }),
  };
}

function pageOf(request: FeedRequest, usual: number): Page {
  const number = (name: string, fallback: number) => {
    const text = request.url.searchParams.get(name);
    return text !== null && /^\d+$/.test(text) ? Number(text) : fallback;
  };
  return { top: Math.min(number('$top', usual), observationsPerPage), skip: number('$skip', 0) };
}

/** A page with its next link: absolute for things, relative for observations, as two vendors do it. */
function listing(
  request: FeedRequest,
  rows: readonly Row[],
  order: { page: Page; base: string | undefined },
): FeedAnswer {
  const { page, base } = order;
  const next = new URL(request.url);
  next.searchParams.set('$top', String(page.top));
  next.searchParams.set('$skip', String(page.skip + page.top));
  const path = `${next.pathname.replace('/sta/v1.1', '')}${decodeURIComponent(next.search)}`;
  const counted = request.url.searchParams.get('$count') === 'true';
  return json({
    ...(counted ? { '@iot.count': rows.length } : {}),
    ...(page.skip + page.top < rows.length
      ? { '@iot.nextLink': base === undefined ? `/sta/v1.1${path}` : `${base}${path}` }
      : {}),
    value: rows.slice(page.skip, page.skip + page.top),
  });
}

const notFound = (): FeedAnswer => json({ code: 404, type: 'error', message: 'Nothing found.' }, 404);
const id = (request: FeedRequest): number => Number(/\((\d+)\)/.exec(request.url.pathname)?.[1]);

function withoutEveryFourth(view: FeedView, rows: readonly Row[]): Row[] {
  return thin(view, rows, (row) => ('result' in row ? { ...row, result: 'NaN' } : row));
}

function byId(view: FeedView, request: FeedRequest, base: string): FeedAnswer {
  const { pathname, searchParams } = request.url;
  const thing = things.find((item) => item.id === id(request));
  const stream = datastreams.find((item) => item.id === id(request));
  const expand = parseExpand(searchParams.get('$expand'));
  if (pathname.includes('/Things(') && thing) {
    if (!pathname.endsWith('/Datastreams')) return json(thingRow(view, thing, { base, expand }));
    const own = datastreams
      .filter((item) => item.thing.id === thing.id)
      .map((item) => datastreamRow(view, item, { base, observations: expand.observations }));
    return listing(request, own, { page: pageOf(request, observationsPerPage), base });
  }
  if (!stream || !pathname.includes('/Datastreams(')) return notFound();
  if (!pathname.endsWith('/Observations'))
    return json(datastreamRow(view, stream, { base, observations: expand.observations }));
  const ascending = !/phenomenonTime desc/.test(searchParams.get('$orderby') ?? '');
  const rows = withoutEveryFourth(view, observations(view, stream, { base, ascending }));
  return listing(request, rows, { page: pageOf(request, observationsPerPage), base: undefined });
}

/** SensorThings 1.1 under /sta/v1.1: Things, Datastreams and Observations with $expand, $top, $skip, $count and $orderby. */
export function sensorThingsAnswer(request: FeedRequest, view: FeedView): FeedAnswer {
  const base = `http://${request.headers.host ?? '127.0.0.1'}/sta/v1.1`;
  const { pathname, searchParams } = request.url;
  const expand = parseExpand(searchParams.get('$expand'));
  const path = pathname.replace('/sta/v1.1', '');
  if (path === '' || path === '/') {
    return json({ value: ['Things', 'Datastreams', 'Observations'].map((name) => ({ name, url: `${base}/${name}` })) });
  }
  if (path === '/Things') {
    const rows = withoutEveryFourth(
      view,
      things.map((thing) => thingRow(view, thing, { base, expand })),
    );
    return listing(request, rows, { page: pageOf(request, thingsPerPage), base });
  }
  if (path === '/Datastreams') {
    const rows = datastreams.map((stream) => datastreamRow(view, stream, { base, observations: expand.observations }));
    return listing(request, withoutEveryFourth(view, rows), { page: pageOf(request, thingsPerPage), base });
  }
  if (path === '/Observations') {
    const rows = datastreams.flatMap((stream) => observations(view, stream, { base }));
    return listing(request, withoutEveryFourth(view, rows), {
      page: pageOf(request, observationsPerPage),
      base: undefined,
    });
  }
  return byId(view, request, base);
}

export const nothingObserved = (): FeedAnswer => json({ value: [] });
