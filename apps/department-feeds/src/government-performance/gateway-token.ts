import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { hasBasicLogin } from '../core/basic-auth.js';
import { secret } from '../core/secrets.js';
import { json, type FeedAnswer, type FeedHandler, type FeedRequest } from '../core/serve-feed.js';

/** Short enough that a client meets the end of a token while somebody watches. */
const lifetimeMs = 5 * 60_000;

/** The gateway's token service and the guard before its APIs. */
export interface TokenService {
  /** POST /token */
  token: FeedHandler;
  /** Lets a request through when it carries the living token; otherwise answers the gateway's 401. */
  guard(handler: FeedHandler): FeedHandler;
}

/**
 * OAuth2 client credentials as WSO2 API Manager does it: one token per client, the same one until it ends.
 * @param now epoch milliseconds
 */
export function createTokenService(now: () => number): TokenService {
  let current = { token: '', endsAt: 0 };
  const living = (): typeof current => {
    if (now() >= current.endsAt) current = { token: randomBytes(18).toString('base64url'), endsAt: now() + lifetimeMs };
    return current;
  };
  return {
    token: (request, response) => done(response, tokenAnswer(request, living, now)),
    guard: (handler) => (request, response) => {
      const fault = faultOf(request, now() < current.endsAt ? current.token : undefined);
      return fault ? done(response, fault) : handler(request, response);
    },
  };
}

function tokenAnswer(
  request: FeedRequest,
  living: () => { token: string; endsAt: number },
  now: () => number,
): FeedAnswer {
  if (!hasBasicLogin(request.headers, secret('LGSP_CLIENT_ID'), secret('LGSP_CLIENT_SECRET'))) {
    return json(
      { error_description: 'A valid OAuth client could not be found for client_id', error: 'invalid_client' },
      401,
    );
  }
  if (new URLSearchParams(request.body).get('grant_type') !== 'client_credentials') {
    return json({ error_description: 'Unsupported grant_type value', error: 'unsupported_grant_type' }, 400);
  }
  const { token, endsAt } = living();
  const expires = Math.max(1, Math.round((endsAt - now()) / 1000));
  return json({
    access_token: token,
    scope: 'am_application_scope default',
    token_type: 'Bearer',
    expires_in: expires,
  });
}

function faultOf(request: FeedRequest, token: string | undefined): FeedAnswer | undefined {
  const given = request.headers.authorization;
  if (given === undefined)
    return fault(
      900_902,
      'Missing Credentials',
      'Invalid Credentials. Make sure your API invocation call has a header: "Authorization"',
    );
  if (token !== undefined && given === `Bearer ${token}`) return undefined;
  return fault(
    900_901,
    'Invalid Credentials',
    'Access failure for API. Make sure you have provided the correct security credentials',
  );
}

function fault(code: number, message: string, description: string): FeedAnswer {
  return json({ fault: { code, message, description } }, 401);
}

function done(response: ServerResponse, answer: FeedAnswer): Promise<void> {
  response.writeHead(answer.status ?? 200, { 'Content-Type': answer.contentType }).end(answer.body);
  return Promise.resolve();
}
