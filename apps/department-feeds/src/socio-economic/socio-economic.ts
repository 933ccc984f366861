import { createDropFeed } from '../core/drop-feed.js';
import { createFeedServer } from '../core/feed-server.js';
import { serveFeed } from '../core/serve-feed.js';
import type { CreateDepartment } from '../department.js';
import { ecommerce } from './ecommerce.js';
import { monthlyIndicators, monthlyReport } from './monthly-report.js';
import { pxWeb, pxWebIndicators } from './px-web.js';
import { sdmx, sdmxSeries } from './sdmx.js';

/** Statistics office, planning department and the e-commerce report. */
export const createSocioEconomic: CreateDepartment = (world, ports) => {
  const table = serveFeed(world, pxWeb);
  const server = createFeedServer(ports.socioEconomic, [
    { method: 'GET', path: '/sdmx/KTM.xml', handle: serveFeed(world, sdmx) },
    { method: 'GET', path: '/api/v1/vi/KTM/V02.01.px', handle: table },
    { method: 'POST', path: '/api/v1/vi/KTM/V02.01.px', handle: table },
    { method: 'GET', path: '/bao-cao-thong-ke/kon-tum.json', handle: serveFeed(world, ecommerce) },
  ]);
  const folder = createDropFeed(world, monthlyReport);
  return {
    feeds: [sdmx.feed, pxWeb.feed, ecommerce.feed, monthlyReport.feed],
    settable: {
      [sdmx.feed]: sdmxSeries.map(({ indicator }) => indicator),
      [pxWeb.feed]: pxWebIndicators.map((indicator) => `${indicator}/*`),
      [ecommerce.feed]: [
        'ecommerce-products',
        'ecommerce-products-rank',
        'ecommerce-transactions',
        'ecommerce-active-accounts',
        'farm-households-digital-skills',
      ],
      [monthlyReport.feed]: monthlyIndicators,
    },
    start: async () => {
      await server.start();
      await folder.start();
    },
    stop: async () => {
      await server.stop();
      await folder.stop();
    },
  };
};
