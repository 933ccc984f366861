import { longestSessionMs, newToken, Pending, type Begun, type Origin, type Sessions } from '@ioc/access';
import type { SessionAnswer } from '@ioc/contracts';
import type { StoredAccount } from '@ioc/store';
import type { Request, Response } from 'express';
import { cookieOf, providerCookie, sessionCookie, setCookie, stepCookie } from './cookies.js';

/** As long as somebody may take at the provider, with a password that has to be looked for. */
const providerMs = 10 * 60_000;
const stepMs = 5 * 60_000;

/** Somebody who proved who he is, and is asked for a second factor. */
interface Step {
  account: string;
  /** It was the provider that said so. */
  provided: boolean;
  /** What the account has to prove it by, beside recovery codes. */
  authenticator: boolean;
  passkey: boolean;
}

/** Whoever is let in. */
interface Entering {
  id: string;
  name: string;
  grants: Actor['grants'];
}
type Actor = NonNullable<SessionAnswer['actor']>;

/** What browsers keep while somebody signs in, and once he is in. The cookies are random; what they stand for stays here. */
export class SignIns {
  private readonly begun = new Pending<Begun>(providerMs);
  private readonly steps = new Pending<Step>(stepMs);

  constructor(private readonly sessions: Sessions) {}

  beginProvider(begun: Begun, response: Response): void {
    this.begun.put(this.give(response, providerCookie, providerMs), begun);
  }

  /** Once. @param state as the provider handed it back; null where this browser began nothing, or something else */
  endProvider(state: string | undefined, response: Response): Begun | null {
    const token = cookieOf(response.req.headers.cookie, providerCookie) ?? '';
    // A foreign state ends nothing: another site could send it.
    if (state === undefined || this.begun.see(token)?.state !== state) return null;
    setCookie(response, { name: providerCookie, value: '', lifeMs: 0 });
    return this.begun.take(token);
  }

  askStep({ id, totpSealed, passkeys }: Pick<StoredAccount, 'id' | 'totpSealed' | 'passkeys'>, response: Response, provided = false): void {
    this.steps.put(this.give(response, stepCookie, stepMs), { account: id, provided, authenticator: totpSealed !== null, passkey: passkeys > 0 });
  }

  stepOf({ headers }: Pick<Request, 'headers'>): Step | null {
    return this.steps.see(cookieOf(headers.cookie, stepCookie) ?? '');
  }

  leaveStep(response: Response): void {
    const token = cookieOf(response.req.headers.cookie, stepCookie);
    if (token === undefined) return;
    this.steps.take(token);
    setCookie(response, { name: stepCookie, value: '', lifeMs: 0 });
  }

  /** Opens a session. @param factorProved to the provider */
  async enter(account: Entering, response: Response, factorProved = false): Promise<void> {
    nameActor(account, response);
    this.leaveStep(response);
    const { token } = await this.sessions.open(account, originOf(response.req), factorProved);
    setCookie(response, { name: sessionCookie, value: token, lifeMs: longestSessionMs });
  }

  private give(response: Response, name: string, lifeMs: number): string {
    const value = newToken();
    setCookie(response, { name, value, lifeMs });
    return value;
  }
}

/** The audit names whoever proved who he is, not who was here before. */
export function nameActor({ id, name, grants }: Entering, { req }: Response): void {
  req.actor = { kind: 'person', id, name, grants };
}

export function originOf(request: Request): Origin {
  return { address: request.ip ?? '', agent: request.get('user-agent') ?? '' };
}
