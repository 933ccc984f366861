import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { createLogger } from '@ioc/platform';
import type { Response } from 'express';
import { ProblemWithPlaces } from '../problem.filter.js';

const log = createLogger('sign-in');
const seeOther = 303;

/** A browser that a provider sent is no program: it is led to the page of signing in, which says in its own words why nobody was let in. */
@Catch(HttpException)
export class SignInPage implements ExceptionFilter {
  catch(refused: HttpException, host: ArgumentsHost): void {
    const code = refused instanceof ProblemWithPlaces ? refused.errors[0]?.code : undefined;
    log.warn({ reason: refused.message }, 'nobody was let in by the provider');
    host.switchToHttp().getResponse<Response>().redirect(seeOther, `/sign-in?refused=${code ?? wordOf(refused.getStatus())}`);
  }
}

function wordOf(status: number): string {
  if (status === 429) return 'too-often';
  return status >= 500 ? 'not-now' : 'sign-in-lost';
}
