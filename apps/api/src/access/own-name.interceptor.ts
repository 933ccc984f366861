import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { takeName } from './rights.guard.js';

/** After the interceptor that reads a form with a file: until then a guard sees nothing of it. */
@Injectable()
export class OwnName implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { asking } = context.switchToHttp().getRequest<Request>();
    if (asking?.actor && asking.session) takeName(context, asking.actor.name);
    return next.handle();
  }
}
