import type { INestApplication, Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { routeArguments, type RouteArgument } from './route-arguments.js';

/** One route, by the method that answers it. */
export interface Route {
  controller: Type;
  handler: string;
  given: RouteArgument[];
}

/** All that the controllers answer. */
export function routesOf(app: INestApplication): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => {
    const controller = metatype as Type;
    const prototype = controller.prototype as Record<string, object>;
    const handlers = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor' && Reflect.hasMetadata(METHOD_METADATA, prototype[name] ?? {}));
    return handlers.map((handler) => ({ controller, handler, given: routeArguments(controller, handler) }));
  });
}
