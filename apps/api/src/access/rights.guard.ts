import { createParamDecorator, ForbiddenException, HttpException, Injectable, UnauthorizedException, type CanActivate, type ExecutionContext, type Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Sight } from '@ioc/access';
import type { Request } from 'express';
import { routeArguments } from '../describe/route-arguments.js';
import type { Asking } from './identity.js';
import { rightKey, type Declared } from './may.decorator.js';

/** What may be seen and done by whoever asks; of routes that are `MaySome`. */
export const Seen = createParamDecorator((_nothing: unknown, context: ExecutionContext): Sight => askingOf(context).sight);
/** Whoever asks. */
export const Asks = createParamDecorator((_nothing: unknown, context: ExecutionContext): Asking => askingOf(context));

/** The same, of a handler that has the request. */
export function sightOf({ asking }: Request): Sight {
  return known(asking).sight;
}

/** The right that a route declares, itself or by its controller. */
export function declaredOf(controller: Type, handler: string): Declared | undefined {
  const method = (controller.prototype as Record<string, object>)[handler] ?? {};
  return (Reflect.getMetadata(rightKey, method) ?? Reflect.getMetadata(rightKey, controller)) as Declared | undefined;
}

/** Lets nobody do what its route does not say, and what is not given. Deny by default: a route that says nothing is shut. */
@Injectable()
export class Rights implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    // Sockets are looked at by topic, in the gateway.
    if (context.getType() !== 'http') return true;
    const declared = this.reflector.getAllAndOverride<Declared | undefined>(rightKey, [context.getHandler(), context.getClass()]);
    const asking = askingOf(context);
    if (!isGiven(declared, asking.sight)) throw refusalOf(asking);
    if (asking.actor && asking.session) takeName(context, asking.actor.name);
    return true;
  }
}

function isGiven(declared: Declared | undefined, sight: Sight): boolean {
  if (!declared) return false;
  if ('open' in declared) return true;
  return declared.placed ? sight.may(declared.action, declared.subject) : sight.mayAll(declared.action, declared.subject);
}

function refusalOf({ actor, session }: Asking): HttpException {
  if (!actor) return new UnauthorizedException('Sign in first');
  return new ForbiddenException(session?.isFactorDue ? 'Set up a second factor first: administrators need one' : 'This account may not do this');
}

const names = ['by', 'author'];

/** Whoever acts is who signed in, whatever a request says: `by` and `author` are theirs. */
export function takeName(context: ExecutionContext, name: string): void {
  const request = context.switchToHttp().getRequest<Request>();
  for (const { place, checked } of routeArguments(context.getClass(), context.getHandler().name)) {
    const given = names.filter((one) => checked?.names.includes(one));
    if (given.length > 0) setNames(request, place, Object.fromEntries(given.map((one) => [one, name])));
  }
}

function setNames(request: Request, place: string, mine: Record<string, string>): void {
  // Express reads the query anew at each look.
  if (place === 'query') Object.defineProperty(request, 'query', { value: { ...request.query, ...mine }, configurable: true });
  if (place === 'body' && typeof request.body === 'object' && request.body !== null) Object.assign(request.body as object, mine);
}

function askingOf(context: ExecutionContext): Asking {
  return known(context.switchToHttp().getRequest<Request>().asking);
}

function known(asking: Asking | undefined): Asking {
  if (!asking) throw new Error('a request came past the door without being asked who it is');
  return asking;
}
