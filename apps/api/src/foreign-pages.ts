import { ForbiddenException } from '@nestjs/common';
import type { RequestHandler } from 'express';

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses every call that would change something and that a page of another site makes in somebody's browser: forms, files and small texts
 * travel without asking first. Before all routes, so that none can be forgotten; programs send neither header and are told apart by their logins.
 */
export const refuseForeignPages: RequestHandler = ({ method, headers }, _response, next) => {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  const isForeign = site === 'cross-site' || site === 'same-site' || (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host));
  if (!reading.has(method) && isForeign) throw new ForbiddenException('A page of another site may not do this');
  next();
};
