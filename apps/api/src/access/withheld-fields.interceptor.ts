import { Injectable, StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { withhold } from '@ioc/access';
import type { Request } from 'express';
import { map, type Observable } from 'rxjs';
import { declaredOf, sightOf } from './rights.guard.js';

/** Leaves out of every answer what whoever asks is not told of its subject. A file is whole or refused. */
@Injectable()
export class WithheldFields implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const declared = context.getType() === 'http' ? declaredOf(context.getClass(), context.getHandler().name) : undefined;
    if (!declared || 'open' in declared) return next.handle();
    const withheld = sightOf(context.switchToHttp().getRequest<Request>()).withheld(declared.subject);
    return next.handle().pipe(map((answer: unknown) => (answer instanceof StreamableFile ? answer : withhold(answer, withheld))));
  }
}
