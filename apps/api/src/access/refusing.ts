import { HttpException, HttpStatus } from '@nestjs/common';
import { AccessRefused, type AccessReason } from '@ioc/access';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemWithPlaces } from '../problem.filter.js';

const statuses: Partial<Record<AccessReason, number>> = {
  'wrong-login': HttpStatus.UNAUTHORIZED,
  'wrong-code': HttpStatus.UNAUTHORIZED,
  locked: HttpStatus.UNAUTHORIZED,
  'switched-off': HttpStatus.UNAUTHORIZED,
  'sign-in-lost': HttpStatus.GONE,
  'provider-away': HttpStatus.BAD_GATEWAY,
  'provider-refused': HttpStatus.UNAUTHORIZED,
  'provider-unbelieved': HttpStatus.UNAUTHORIZED,
  'no-role': HttpStatus.FORBIDDEN,
  'wrong-passkey': HttpStatus.UNAUTHORIZED,
  'passkey-copied': HttpStatus.UNAUTHORIZED,
  'by-provider': HttpStatus.UNAUTHORIZED,
  'no-such-passkey': HttpStatus.NOT_FOUND,
  'link-spent': HttpStatus.GONE,
  'no-such-account': HttpStatus.NOT_FOUND,
  'no-such-code': HttpStatus.NOT_FOUND,
  'no-such-display': HttpStatus.NOT_FOUND,
};

/** What access refuses, by its name and in words. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof AccessRefused)) throw fault;
    throw new ProblemWithPlaces(statuses[fault.reason] ?? HttpStatus.CONFLICT, fault.message, [{ path: '', code: fault.reason, message: fault.message }]);
  }
}

/** So many tries a minute; whoever goes on trying waits. */
export class Tries {
  private readonly limiter: RateLimiterMemory;

  constructor(perMinute: number) {
    this.limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  }

  /** @throws HttpException 429 */
  async take(who: string): Promise<void> {
    try {
      await this.limiter.consume(who);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new HttpException(`Too many tries: wait ${Math.ceil(refused.msBeforeNext / 1000)} seconds`, HttpStatus.TOO_MANY_REQUESTS);
    }
  }
}
