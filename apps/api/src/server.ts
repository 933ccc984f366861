import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import compression from 'compression';
import { limitRequests } from '@ioc/platform';
import { LiveIoAdapter } from '@ioc/push';
import { AppModule } from './app.module.js';
import { checkRights } from './access/check-rights.js';
import { providerCallback } from './access/make-access.js';
import { identify, onlyWho } from './access/identify.js';
import { auditRefusals } from './audit/audit-refusals.js';
import { checkBody } from './body-shape.js';
import { contentPolicy } from './content-policy.js';
import { describeApi } from './describe/describe-api.js';
import { serveDocsPage } from './docs-page.js';
import { refuseForeignPages } from './foreign-pages.js';
import { FrameworkLog } from './framework-log.js';
import type { House } from './house.js';
import { readPushBody } from './push.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { httpsOf, secureTransport } from './secure-transport.js';
import { serveWall } from './wall-files.js';

/** Builds the HTTP and socket server over an open house; does not listen yet. */
export async function createServer(house: House): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.over(house), { logger: new FrameworkLog(), abortOnError: false, bodyParser: false, ...httpsOf(house.environment) });
  limitRequests(app.getHttpServer());
  secureTransport(app, house.environment);
  app.use(...contentPolicy(house.environment.publicUrl), refuseForeignPages);
  // The catalogue of indicators has 79 kB, and packed 8: on a telephone's network that is half a second.
  app.use(compression({ filter: (_request, response) => isText(response.getHeader('content-type')) }));
  app.use(identify(house.access.identity));
  app.use(auditRefusals({ ...house.audit, log: house.log }));
  // Before the body parser: a WHEP offer is not JSON.
  app.use(house.cameras.handle);
  app.use('/api/v1/feeds/:id/push', readPushBody(house));
  // JSON alone: a form of another site's page is no body here.
  app.useBodyParser('json', { limit: '100kb' });
  app.use(checkBody);
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics', 'single-sign-on', providerCallback] });
  app.useGlobalFilters(new ProblemFilter());
  app.useWebSocketAdapter(new LiveIoAdapter(app, []));
  app.use(['/api/docs', '/api/v1/openapi.json'], onlyWho('read', 'reference'));
  checkRights(app);
  serveDocsPage(app.getHttpAdapter().getInstance());
  // Without its bar on top, whose emblem brings a style of its own.
  SwaggerModule.setup('api/docs', app, describeApi(app), { jsonDocumentUrl: 'api/v1/openapi.json', swaggerOptions: { layout: 'BaseLayout' } });
  serveWall(app);
  house.cameras.attach(app.getHttpServer());
  return app;
}

/** Answers and pages; pictures and streams are packed already, or must not wait for it. */
function isText(type: number | string | string[] | undefined): boolean {
  return /^(?:application\/(?:problem\+|geo\+)?json|text\/html)\b/u.test(String(type));
}
