import type { RequestHandler, Request } from 'express';
import type { AuditTrail, Looks } from '@ioc/access';
import type { Logger } from '@ioc/platform';
import { actorOf } from './fact-of.js';
import { lookKey } from './look-key.js';

/** Not known, not allowed, too often. */
const shut = new Set([401, 403, 429]);
const audited = new WeakSet<Request>();

/** Its route records it. */
export function markAudited(request: Request): void {
  audited.add(request);
}

/**
 * Records what was turned away before its route was reached, by whatever guard. A screen whose session ended asks again every
 * second: a question that is repeated is one refusal; each attempt to change something is one of its own.
 */
export function auditRefusals({ trail, looks, log }: { trail: AuditTrail; looks: Looks; log: Logger }): RequestHandler {
  return (request, response, next) => {
    response.once('finish', () => {
      if (!shut.has(response.statusCode) || audited.has(request)) return;
      const [path = ''] = request.originalUrl.split('?');
      const fact = { actor: actorOf(request, {}), act: 'refused', subject: { kind: 'addresses', id: path }, from: request.ip, outcome: 'refused', details: { call: request.method, status: response.statusCode } } as const;
      if (request.method === 'GET' && !looks.isNew(lookKey(fact), Date.now())) return;
      try {
        trail.record(fact);
      } catch (cause) {
        log.error({ path, reason: cause instanceof Error ? cause.message : String(cause) }, 'a refusal could not be recorded');
      }
    });
    next();
  };
}
