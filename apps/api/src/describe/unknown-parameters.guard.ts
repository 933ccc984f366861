import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { BadParameters, unknownParameter } from '../problem.filter.js';
import { routeArguments } from './route-arguments.js';

/** Refuses parameters of the query that a route does not know: a misspelt filter would silently filter nothing. */
@Injectable()
export class UnknownParameters implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    // Probes and scrapers may add what they like.
    if (!request.originalUrl.startsWith('/api/v1/')) return true;
    const known = routeArguments(context.getClass(), context.getHandler().name)
      .filter(({ place }) => place === 'query')
      .flatMap(({ name, checked }) => (name === undefined ? (checked?.names ?? []) : [name]));
    const errors = Object.keys(request.query).filter((name) => !known.includes(name)).map((name) => unknownParameter(name, known));
    if (errors.length > 0) throw new BadParameters(errors);
    return true;
  }
}
