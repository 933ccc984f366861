import { ForbiddenException, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** Refuses calls that a page of another site makes in somebody's browser: forms and files travel without asking first. */
@Injectable()
export class SameOrigin implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const { headers, method } = context.switchToHttp().getRequest<Request>();
    const { origin, host } = headers;
    // What changes nothing may be asked for from a link.
    if (method === 'GET' || method === 'HEAD') return true;
    const foreign = headers['sec-fetch-site'] === 'cross-site' || (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host));
    if (foreign) throw new ForbiddenException('A page of another site may not do this');
    return true;
  }
}
