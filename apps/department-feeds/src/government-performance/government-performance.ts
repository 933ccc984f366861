import { createFeedServer } from '../core/feed-server.js';
import { serveFeed, type FeedHandler } from '../core/serve-feed.js';
import type { CreateDepartment } from '../department.js';
import { catalogue, catalogueIndicators } from './catalogue.js';
import { directiveIndicators, directives } from './directives.js';
import { documentIndicators, documents } from './documents.js';
import { dossierIndicators, dossiers } from './dossiers.js';
import { gatewayCalls, gatewayIndicators } from './gateway-calls.js';
import { createTokenService } from './gateway-token.js';
import { serviceCounts } from './service-counts.js';
import { monthIndicators, months, paramsOf, scoreIndicators, scores } from './service-portal.js';

/** The province's integration platform (LGSP), the national public-service portal's reports and the open-data store. */
export const createGovernmentPerformance: CreateDepartment = (world, ports) => {
  const tokens = createTokenService(() => world.now());
  const scoreReport = serveFeed(world, scores);
  const monthReport = serveFeed(world, months);
  const portal: FeedHandler = (request, response) => {
    const service = paramsOf(request)?.service ?? '';
    // an unknown service gets the score report's refusal: the portal answers every fault from this one address
    return service === 'report_by_month_sum_service' ? monthReport(request, response) : scoreReport(request, response);
  };
  const server = createFeedServer(ports.government, [
    { method: 'POST', path: '/token', handle: tokens.token },
    { method: 'GET', path: '/tthc/1.0/thong-ke', handle: tokens.guard(serveFeed(world, dossiers)) },
    { method: 'GET', path: '/qlvb/1.0/thong-ke', handle: tokens.guard(serveFeed(world, documents)) },
    { method: 'GET', path: '/chidao/1.0/nhiem-vu', handle: tokens.guard(serveFeed(world, directives)) },
    { method: 'GET', path: '/analytics/1.0/luot-goi', handle: tokens.guard(serveFeed(world, gatewayCalls)) },
    { method: 'POST', path: '/jsp/rest.jsp', handle: portal },
    { method: 'GET', path: '/api/v1/reporting/evaluation', handle: serveFeed(world, serviceCounts) },
    { method: 'GET', path: '/api/3/action/package_search', handle: serveFeed(world, catalogue) },
  ]);
  return {
    feeds: [dossiers, documents, directives, gatewayCalls, scores, serviceCounts, months, catalogue].map(({ feed }) => feed),
    settable: {
      [dossiers.feed]: dossierIndicators.map((indicator) => `${indicator}/*`),
      [documents.feed]: documentIndicators,
      [directives.feed]: directiveIndicators,
      [gatewayCalls.feed]: gatewayIndicators,
      [scores.feed]: scoreIndicators,
      [months.feed]: monthIndicators,
      [catalogue.feed]: catalogueIndicators,
    },
    start: () => server.start(),
    stop: () => server.stop(),
  };
};
