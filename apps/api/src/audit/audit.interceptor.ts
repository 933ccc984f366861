import { Injectable, ServiceUnavailableException, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { AuditUnavailable, type AuditFact } from '@ioc/access';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { House } from '../house.js';
import { auditedRoute, type AuditedRoute } from './audited-route.js';
import { markAudited } from './audit-refusals.js';
import { factOf, type AskedRequest, type Ending } from './fact-of.js';
import { lookKey } from './look-key.js';
import { placedFact } from './placed-fact.js';
import { isByScene, isTile, seenCamera } from './seen-camera.js';

/** Records what was asked, after it was done or refused and before the caller hears of it. What cannot be recorded is not let through. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  private readonly routes = new WeakMap<object, { route: AuditedRoute | null }>();

  constructor(private readonly house: House) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = context.getType() === 'http' ? this.routeOf(context) : null;
    if (!route) return next.handle();
    const request = context.switchToHttp().getRequest<AskedRequest>();
    markAudited(request);
    return defer(() => this.watched(request, route, next));
  }

  private routeOf(context: ExecutionContext): AuditedRoute | null {
    const handler = context.getHandler();
    const known = this.routes.get(handler) ?? { route: auditedRoute(context.getClass(), handler) };
    this.routes.set(handler, known);
    return known.route;
  }

  private async watched(request: AskedRequest, route: AuditedRoute, next: CallHandler): Promise<unknown> {
    const { trail } = this.house.audit;
    const isLook = route.act === 'saw' || isTile(route.call, request) || isByScene(route.call, request);
    const slot = available(() => trail.reserve(!isLook));
    const ended = async (ending: Ending) => {
      const fact = placedFact(seenCamera(factOf(request, route, ending), request), this.house.pack);
      if (isLook) return this.look(fact, slot);
      await slot.settle(fact);
    };
    try {
      const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await ended({ answer }).catch(unavailable);
      return answer;
    } catch (error) {
      // The reason of the refusal is what the caller must know; that it could not be recorded yet stands in the log, and it waits.
      if (!(error instanceof UnrecordedException)) await ended({ error }).catch(() => null);
      throw error;
    }
  }

  private look(fact: AuditFact, slot: { put(fact: AuditFact): void; leave(): void }): void {
    if (this.house.audit.looks.isNew(lookKey(fact), Date.now())) slot.put(fact);
    else slot.leave();
  }
}

class UnrecordedException extends ServiceUnavailableException {}

function available<T>(act: () => T): T {
  try {
    return act();
  } catch (cause) {
    return unavailable(cause);
  }
}

function unavailable(cause: unknown): never {
  if (cause instanceof AuditUnavailable) throw new UnrecordedException(cause.message, { cause });
  throw cause;
}
