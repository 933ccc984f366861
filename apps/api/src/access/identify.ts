import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { AccessAction, AccessSubject, Actor } from '@ioc/contracts';
import { nothingAllowed } from '../problem.filter.js';
import type { Asking, Identity } from './identity.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** Who asks; set before anything is answered. */
    asking?: Asking;
    /** The same for the audit; undefined: nobody. */
    actor?: Actor | undefined;
  }
}

/** Says of each request who asks. Refuses nothing: that is the guard's. */
export function identify(identity: Identity): RequestHandler {
  return (request, _response, next) => {
    const { cookie, authorization } = request.headers;
    identity.of({ cookie, authorization }).then((asking) => {
      request.asking = asking;
      request.actor = asking.actor ?? undefined;
      next();
    }, next);
  };
}

/** For what is served beside the controllers. */
export function onlyWho(action: AccessAction, subject: AccessSubject): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.asking?.sight.mayAll(action, subject)) return next();
    const problem = nothingAllowed(request.path, request.asking?.actor != null);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
}
