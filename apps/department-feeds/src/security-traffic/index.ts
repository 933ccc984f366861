import { createFeedServer } from '../core/feed-server.js';
import { secret } from '../core/secrets.js';
import { json, serveFeed, thin, type FeedProtocol, type FeedRequest } from '../core/serve-feed.js';
import type { CreateDepartment, FeedView } from '../department.js';
import { SensorBroker, sensorFeed } from './broker.js';
import { atom, cap, capXml, indexXml, messages } from './cap.js';
import { entitiesAnswer, missingType, noEntities } from './ngsi.js';
import { AccidentBook } from './road-accidents.js';
import { nothingObserved, sensorThingsAnswer } from './sensorthings.js';
import { trafficFlow } from './traffic-flow.js';

const base = (request: FeedRequest): string => `http://${request.headers.host ?? '127.0.0.1'}`;

const traffic: FeedProtocol = {
  feed: 'traffic-ngsi',
  answer: (request, view) => entitiesAnswer(request, view, trafficFlow(view)),
  empty: noEntities,
};

const accidents = (book: AccidentBook): FeedProtocol => ({
  feed: 'accidents-ngsi',
  answer: (request, view) => entitiesAnswer(request, view, book.list(view)),
  empty: noEntities,
});

const stations: FeedProtocol = { feed: 'stations-sta', answer: sensorThingsAnswer, empty: nothingObserved };

const capIndex: FeedProtocol = {
  feed: 'disaster-alerts',
  answer: (request, view) =>
    atom(
      indexXml(
        thin(view, messages(view), (message) => ({ ...message, sentAt: 0 })),
        { base: base(request), now: view.now() },
      ),
    ),
  empty: (request, view) => atom(indexXml([], { base: base(request), now: view.now() })),
};

function message(request: FeedRequest, view: FeedView) {
  const id = /\/cap\/(.+)\.xml$/.exec(decodeURIComponent(request.url.pathname))?.[1];
  return messages(view).find((item) => item.id === id);
}

const capMessage: FeedProtocol = {
  feed: 'disaster-alerts',
  answer: (request, view) => {
    const found = message(request, view);
    return found ? cap(capXml(found)) : json({ error: 'No such message' }, 404);
  },
  empty: () => cap(''),
};

/** Traffic, environment and disaster systems: MQTT stations, NGSI-LD, SensorThings and CAP. Needs MQTT_USER and MQTT_PASSWORD. */
export const createSecurityTraffic: CreateDepartment = (world, ports) => {
  const flow = serveFeed(world, traffic);
  const accident = serveFeed(world, accidents(new AccidentBook()));
  const server = createFeedServer(ports.securityTraffic, [
    {
      method: 'GET',
      path: '/ngsi-ld/v1/entities',
      handle: async (request, response) => {
        const type = request.url.searchParams.get('type');
        if (type === 'TrafficFlowObserved') return flow(request, response);
        if (type === 'RoadAccident') return accident(request, response);
        const answer = missingType();
        response.writeHead(400, { 'Content-Type': answer.contentType }).end(answer.body);
      },
    },
    { method: 'GET', path: /^\/sta\/v1\.1(\/.*)?$/, handle: serveFeed(world, stations) },
    { method: 'GET', path: '/cap/index.atom', handle: serveFeed(world, capIndex) },
    { method: 'GET', path: /^\/cap\/[^/]+\.xml$/, handle: serveFeed(world, capMessage) },
  ]);
  const broker = new SensorBroker(world, ports.mqtt, () => ({
    user: secret('MQTT_USER'),
    password: secret('MQTT_PASSWORD'),
  }));
  return {
    feeds: [sensorFeed, 'traffic-ngsi', 'accidents-ngsi', 'stations-sta', 'disaster-alerts'],
    settable: {
      [sensorFeed]: ['rainfall-24h/*', 'river-level-vs-alarm/*', 'wastewater-exceedances', 'surface-water-exceedances'],
      'traffic-ngsi': ['traffic-flow/*', 'traffic-average-speed/*', 'traffic-jams/*'],
      'accidents-ngsi': ['traffic-accidents/*', 'traffic-deaths/*', 'traffic-injured/*'],
      'stations-sta': ['air-quality-index/*', 'water-abstraction-compliance/*', 'forest-fire-level/*'],
      'disaster-alerts': ['disaster-alerts-active'],
    },
    start: async () => {
      await server.start();
      await broker.start();
    },
    stop: async () => {
      await broker.stop();
      await server.stop();
    },
  };
};
