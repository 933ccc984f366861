import { Catch, HttpException, HttpStatus, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ZodError } from 'zod';
import type { ConfigFault, Problem } from '@ioc/contracts';
import { PackError, createLogger, withoutSecrets } from '@ioc/platform';
import { isDatabaseAway } from '@ioc/store';

/** A request whose parameters cannot be used; each is named with what was expected. */
export class BadParameters extends HttpException {
  constructor(readonly errors: NonNullable<Problem['errors']>) {
    super('The request has parameters that cannot be used', HttpStatus.BAD_REQUEST);
  }

  /** @param known names that are parameters here, for the remedy */
  static of(error: ZodError, known: readonly string[] = []): BadParameters {
    return new BadParameters(error.issues.flatMap((issue) => faultsOf(issue, known)));
  }
}

/** A parameter that is none here, and which there are. */
export function unknownParameter(name: string, known: readonly string[]): Fault {
  return { path: name, message: known.length > 0 ? `is not known here; known are ${known.join(', ')}` : 'is not known here: nothing can be asked for' };
}

type Fault = NonNullable<Problem['errors']>[number];

function faultsOf(issue: ZodError['issues'][number], known: readonly string[]): Fault[] {
  const place = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [{ path: place.join('.'), message: issue.message }];
  const names = place.length === 0 ? known : [];
  return issue.keys.map((key) => (names.length > 0 ? unknownParameter(key, names) : { path: [...place, key].join('.'), message: 'is not known here' }));
}

/** A request that is understood and cannot be done, with the places that are at fault. */
export class ProblemWithPlaces extends HttpException {
  constructor(
    status: number,
    message: string,
    readonly errors: NonNullable<Problem['errors']>,
  ) {
    super(message, status);
  }
}

/** A faulty configuration: every fault with its file, line, place and remedy. */
export class FaultyConfiguration extends HttpException {
  constructor(
    message: string,
    readonly faults: readonly ConfigFault[],
  ) {
    super(message, HttpStatus.UNPROCESSABLE_ENTITY);
  }
}

const log = createLogger('api');

/** Every fault as RFC 9457 problem+json; what went wrong inside stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const error = thrown instanceof PackError ? new FaultyConfiguration('The configuration has faults; nothing was changed', thrown.faults) : thrown;
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error, path: request.path }, 'a request failed');
    if (response.headersSent) return;
    if (isAway(error)) response.set('retry-after', '5');
    // Without its query, which may hold what is nobody's business.
    const [path = request.path] = request.originalUrl.split('?');
    const isUnrouted = error instanceof NotFoundException && error.message === `Cannot ${request.method} ${request.originalUrl}`;
    const problem = isUnrouted ? nothingAt(request.method, path) : problemOf(error, status, path);
    response.status(status).type('application/problem+json').send(withoutSecrets(JSON.stringify(problem)));
  }
}

/** To somebody who may not, or who has not said who he is. */
export function nothingAllowed(instance: string, isKnown: boolean): Problem {
  return { type: 'about:blank', title: isKnown ? 'This account may not do this' : 'Sign in first', status: isKnown ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED, instance };
}

/** Of an address at which nothing is. */
export function nothingAt(method: string, path: string): Problem {
  return { type: 'about:blank', title: `There is nothing at ${method} ${path}; /api/docs lists what there is`, status: HttpStatus.NOT_FOUND, instance: path };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status === 'number' && status >= 400 && status < 500) return status;
  return isAway(error) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR;
}

/** What a route says itself (of a feed that refused a connection, say) is none of the database's. */
const isAway = (error: unknown) => !(error instanceof HttpException) && isDatabaseAway(error);

/** What went wrong inside is nobody's business; what this house says of itself is. */
function titleOf(error: unknown, status: number): string {
  if (isAway(error)) return 'The server cannot answer at this moment: ask again in some seconds';
  if (status >= 500 && status !== 503) return 'The server could not answer';
  return error instanceof Error ? error.message : 'The request cannot be answered';
}

function problemOf(error: unknown, status: number, instance: string): Problem {
  return { type: 'about:blank', title: titleOf(error, status), status, instance, ...placesOf(error) };
}

function placesOf(error: unknown): Pick<Problem, 'errors' | 'faults'> {
  if (error instanceof FaultyConfiguration) return { faults: [...error.faults] };
  const isPlaced = (error instanceof BadParameters || error instanceof ProblemWithPlaces) && error.errors.length > 0;
  return isPlaced ? { errors: error.errors } : {};
}
