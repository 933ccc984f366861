import { createFeedServer } from '../core/feed-server.js';
import { serveFeed, type FeedHandler } from '../core/serve-feed.js';
import type { CreateDepartment } from '../department.js';
import { dhis2, feedOf } from './dhis2.js';
import { dataItems } from './dhis2-metadata.js';
import { hospital, hospitalIndicators } from './hospital.js';

/** The health department's DHIS2 and the hospitals' information systems. */
export const createHealth: CreateDepartment = (world, ports) => {
  const byFeed = {
    'dhis2-monthly': serveFeed(world, dhis2('dhis2-monthly')),
    'dhis2-daily': serveFeed(world, dhis2('dhis2-daily')),
  };
  const analytics: FeedHandler = (request, response) => byFeed[feedOf(request)](request, response);
  const server = createFeedServer(ports.health, [
    { method: 'GET', path: /^\/api\/analytics(\.json)?$/, handle: analytics },
    { method: 'GET', path: '/his/1.0/hien-trang', handle: serveFeed(world, hospital) },
  ]);
  const items = (frequency: 'monthly' | 'daily') =>
    dataItems.filter((item) => item.frequency === frequency).map(({ indicator }) => `${indicator}/*`);
  return {
    feeds: ['dhis2-monthly', 'dhis2-daily', hospital.feed],
    settable: {
      'dhis2-monthly': items('monthly'),
      'dhis2-daily': items('daily'),
      [hospital.feed]: hospitalIndicators.map((indicator) => `${indicator}/*`),
    },
    start: () => server.start(),
    stop: () => server.stop(),
  };
};
