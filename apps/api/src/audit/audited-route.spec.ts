import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { describe, expect, it } from 'vitest';
import { AppModule } from '../app.module.js';
import type { House } from '../house.js';
import { auditedRoute } from './audited-route.js';

const controllers = AppModule.over({} as House).controllers as Type[];
const routes = controllers.flatMap((controller) => {
  const prototype = controller.prototype as Record<string, object>;
  const handlers = Object.getOwnPropertyNames(prototype).flatMap((name) => (name !== 'constructor' && Reflect.hasMetadata(METHOD_METADATA, prototype[name] ?? {}) ? [prototype[name] ?? {}] : []));
  return handlers.map((handler) => ({ name: `${controller.name}.${(handler as { name: string }).name}`, method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number], route: auditedRoute(controller, handler) }));
});
const found = (call: string) => routes.find(({ route }) => route?.call === call)?.route;

describe('what a route is in the audit', () => {
  it('is something for every route that changes anything; only what departments deliver by themselves stands elsewhere, and challenges are nothing yet', () => {
    const changing = routes.filter(({ method }) => method !== 'GET');
    expect(changing.length).toBeGreaterThan(40);
    expect(changing.filter(({ route }) => route === null).map(({ name }) => name)).toEqual(['OwnPasskeysController.offer', 'PasskeySessionController.ask', 'PushController.push']);
  });

  it.each([
    ['POST alarms/:id/ack', 'acknowledged', 'alarms'],
    ['POST alarms/:id/shelve', 'changed', 'alarms'],
    ['POST directives/:id/approve', 'approved', 'directives'],
    ['POST directives/:id/verify', 'approved', 'directives'],
    ['POST manual-entries/:id/confirm', 'approved', 'manual-entries'],
    ['DELETE displays/:id/order', 'changed', 'displays'],
    ['POST onboarding/try', 'tried', 'onboarding'],
    ['POST feeds/:id/replay', 'tried', 'feeds'],
    ['POST feeds/:id/replay/apply', 'changed', 'feeds'],
    ['POST shifts/roll-calls/:id/answer', 'changed', 'roll-calls'],
    ['GET directives.xlsx', 'exported', 'directives'],
    ['GET scorecard/letter', 'exported', 'scorecard'],
    ['GET effectiveness/report', 'exported', 'effectiveness'],
    ['GET readings/:indicator/trend/export', 'exported', 'readings'],
    ['GET raw/:sha256', 'exported', 'raw'],
    ['GET directives/:id/evidence/:sha256', 'exported', 'directives'],
    ['GET audit/export', 'exported', 'audit'],
    ['GET audit', 'saw', 'audit'],
    ['GET readings/:indicator/why', 'saw', 'readings'],
    ['GET events/detail', 'saw', 'events'],
    ['GET incidents/:id', 'saw', 'incidents'],
    ['GET procedures/runs/:id', 'saw', 'runs'],
  ])('%s: %s %s', (call, act, kind) => {
    expect(found(call)).toMatchObject({ act, kind });
  });

  it('is nothing for lists and figures that screens ask for all the time', () => {
    const silent = routes.filter(({ method, route }) => method === 'GET' && route === null).map(({ name }) => name);
    for (const name of ['AlarmsController.all', 'ReadingsController.latest', 'ReadingsController.history', 'FeedsController.all', 'HealthController.ready', 'MetricsController.metricsText', 'ProvinceController.province']) expect(silent).toContain(name);
  });
});
