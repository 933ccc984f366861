import { z } from 'zod';
import type { SecretRef } from '@ioc/contracts';
import { AdapterFault } from './adapter-fault.js';
import type { HttpAuth, HttpRequest } from './sources.js';
import { withUsernameToken } from './ws-username-token.js';

export type SecretResolver = (ref: SecretRef) => string;
/** Sends one request for a token; the guard and the limits of the transport apply. */
export type TokenCall = (url: string, init: { headers: Record<string, string>; body: string }) => Promise<string>;

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  expires_in: z.union([z.number(), z.string()]).optional(),
});
const JwtAnswer = z.object({ data: z.object({ token: z.string().min(1) }) });

interface Token {
  value: string;
  expiresAt: number;
}

/** Logins of HTTP sources. Tokens are kept in memory, shared by the feeds of one login, and renewed on demand. */
export class HttpLogins {
  private readonly tokens = new Map<string, Promise<Token>>();

  constructor(private readonly secret: SecretResolver) {}

  /** Headers that log a request in. */
  async headers(auth: HttpAuth, call: TokenCall): Promise<Record<string, string>> {
    switch (auth.kind) {
      case 'none':
      case 'ws-username-token':
        return {};
      case 'basic':
        return { authorization: basic(this.secret(auth.user), this.secret(auth.password)) };
      case 'bearer':
        return { authorization: `Bearer ${this.secret(auth.token)}` };
      case 'header':
        return { [auth.name]: this.secret(auth.value) };
      default:
        return { authorization: `Bearer ${await this.token(auth, call)}` };
    }
  }

  /** The body of a request, with the login in it where it belongs there. */
  body(auth: HttpAuth, { body, clockAheadMs }: HttpRequest): string | undefined {
    if (auth.kind !== 'ws-username-token' || body === undefined) return body;
    return withUsernameToken(body, { user: this.secret(auth.user), password: this.secret(auth.password) }, clockAheadMs ?? 0);
  }

  /** Forgets a token that the source no longer takes. @returns false when there is none to renew */
  forget(auth: HttpAuth): boolean {
    return isTokenAuth(auth) && this.tokens.delete(keyOf(auth));
  }

  private async token(auth: TokenAuth, call: TokenCall): Promise<string> {
    const key = keyOf(auth);
    const known = await this.tokens.get(key)?.catch(() => undefined);
    if (known && known.expiresAt > Date.now()) return known.value;
    const fresh = this.request(auth, call);
    this.tokens.set(key, fresh);
    fresh.catch(() => this.tokens.delete(key));
    return (await fresh).value;
  }

  private async request(auth: TokenAuth, call: TokenCall): Promise<Token> {
    const oauth = auth.kind === 'oauth2-client-credentials';
    const authorization = oauth
      ? basic(this.secret(auth.clientId), this.secret(auth.clientSecret))
      : basic(this.secret(auth.user), this.secret(auth.password));
    const scope = oauth && auth.scope ? `&scope=${encodeURIComponent(auth.scope)}` : '';
    const text = await call(oauth ? auth.tokenUrl : auth.loginUrl, {
      headers: { authorization, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: oauth ? `grant_type=client_credentials${scope}` : '',
    });
    return oauth ? readOauth(text) : readJwt(text);
  }
}

type TokenAuth = Extract<HttpAuth, { kind: 'oauth2-client-credentials' | 'jwt-login' }>;

function isTokenAuth(auth: HttpAuth): auth is TokenAuth {
  return auth.kind === 'oauth2-client-credentials' || auth.kind === 'jwt-login';
}

function keyOf(auth: TokenAuth): string {
  return JSON.stringify(auth);
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function readOauth(text: string): Token {
  const answer = TokenAnswer.safeParse(json(text));
  if (!answer.success) throw new AdapterFault('denied', 'the token address did not answer with an access token');
  const seconds = Number(answer.data.expires_in ?? 3600);
  return { value: answer.data.access_token, expiresAt: Date.now() + Math.max(1, seconds - 5) * 1000 };
}

function readJwt(text: string): Token {
  const answer = JwtAnswer.safeParse(json(text));
  if (!answer.success) throw new AdapterFault('denied', 'the login address did not answer with a token');
  // Wazuh's tokens live 15 minutes; a 401 renews one that ended earlier.
  return { value: answer.data.data.token, expiresAt: Date.now() + 14 * 60_000 };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
