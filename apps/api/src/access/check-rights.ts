import type { INestApplication } from '@nestjs/common';
import { routesOf } from '../describe/routes.js';
import { declaredOf } from './rights.guard.js';

/** A route that declares no right is a fault of the program: the server does not start. */
export function checkRights(app: INestApplication): void {
  const silent = routesOf(app).filter(({ controller, handler }) => declaredOf(controller, handler) === undefined);
  if (silent.length === 0) return;
  throw new Error(`These routes do not say who may call them (@May, @MaySome or @Open): ${silent.map(({ controller, handler }) => `${controller.name}.${handler}`).join(', ')}`);
}
