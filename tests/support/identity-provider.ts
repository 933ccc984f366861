import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import type { Person } from './production.js';

/** Somebody as the provider knows him; `amr` is what he proved there. */
export interface Known {
  name: string;
  groups?: string[];
  amr?: string[];
}

/** What a token says that the provider would never give; left out: as it would. */
export interface Forged {
  claims?: Record<string, unknown>;
  alg?: 'RS256' | 'none';
  key?: KeyObject;
}

export const clientSecret = 'own-of-this-test-provider-secret';
const keyId = 'sig-1';
export const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** A real provider (oidc-provider) on this machine, in which everybody is signed in whom the test names; it can be made to lie, and to fall silent. */
export class IdentityProvider {
  readonly issuer: string;
  readonly people = new Map<string, Known>();
  /** Who sits at the browser. */
  who = '';
  forged: Forged | null = null;
  isSilent = false;
  private readonly key = newKey();
  private readonly server = createServer((request, response) => this.answer(request, response));
  private handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  private provider: Provider | null = null;
  private nonce = '';

  constructor(private readonly port: number) {
    this.issuer = `http://127.0.0.1:${port}`;
  }

  /** @param centre where people are sent back to */
  async start(centre: string): Promise<void> {
    this.provider = new Provider(this.issuer, this.configuration(centre));
    this.handle = this.provider.callback();
    await new Promise<void>((done) => this.server.listen(this.port, '127.0.0.1', done));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private configuration(centre: string): Configuration {
    return {
      clients: [{ client_id: 'rong', client_secret: clientSecret, redirect_uris: [`${centre}/single-sign-on/callback`], grant_types: ['authorization_code'], response_types: ['code'] }],
      claims: { openid: ['sub', 'amr'], profile: ['name', 'preferred_username', 'groups'] },
      findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id, ...this.people.get(id) }) }),
      jwks: { keys: [{ ...(this.key.export({ format: 'jwk' }) as { kty: string }), kid: keyId, use: 'sig', alg: 'RS256' }] },
      cookies: { keys: ['of-this-test'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
      pkce: { required: () => true },
      ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Grant: 600, Interaction: 600, Session: 600 },
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId ?? '', accountId: oidc.session?.accountId ?? '' });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
    };
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.issuer);
    if (this.isSilent) return void request.destroy();
    if (pathname === '/auth') this.nonce = searchParams.get('nonce') ?? this.nonce;
    const forged = this.forged && this.lies(pathname, this.forged);
    if (forged) return void response.setHeader('content-type', 'application/json').end(JSON.stringify(forged));
    if (pathname.startsWith('/interaction/')) void this.enter(request, response);
    else this.handle(request, response);
  }

  /** What is said in place of the truth at an address; null: nothing. */
  private lies(pathname: string, forged: Forged): object | null {
    if (pathname === '/token') return { access_token: 'not-looked-at', token_type: 'Bearer', id_token: this.token(forged) };
    return pathname === '/me' ? { sub: this.who } : null;
  }

  private async enter(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const amr = this.people.get(this.who)?.amr;
    await this.provider?.interactionFinished(request, response, { login: { accountId: this.who, remember: false, ...(amr && { amr }) } });
  }

  private token({ claims = {}, alg = 'RS256', key = this.key }: Forged): string {
    const now = Math.floor(Date.now() / 1000);
    const said = { iss: this.issuer, sub: this.who, aud: 'rong', nonce: this.nonce, iat: now, exp: now + 300, name: 'Người giả', groups: ['ioc-truc-ban'], ...claims };
    const text = [{ alg, kid: keyId, typ: 'JWT' }, said].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${text}.${alg === 'none' ? '' : createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
  }
}

/** Goes from the centre to the provider as a browser does, without coming back yet. @returns the browser, and the address that leads back */
export async function askProvider(browser: Person, to = '/desk'): Promise<{ browser: Person; back: URL }> {
  const sent = await browser.ask(`/single-sign-on?to=${encodeURIComponent(to)}`, { redirect: 'manual' });
  const begun = browser.after(sent);
  const centre = new URL(browser.url).origin;
  const jar = new Map<string, string>();
  let next = new URL(sent.headers.get('location') ?? '', centre);
  for (let hops = 0; next.origin !== centre && hops < 8; hops += 1) {
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const [name = '', value = ''] of answer.headers.getSetCookie().map((one) => (one.split(';')[0] ?? '').split('='))) jar.set(name, value);
    next = new URL(answer.headers.get('location') ?? centre, next);
  }
  return { browser: begun, back: next };
}

/** Comes back from the provider. @returns the browser as it is then, and where it was sent */
export async function comeBack(browser: Person, back: URL): Promise<{ person: Person; to: string; answer: Response }> {
  const answer = await browser.ask(`${back.pathname}${back.search}`, { redirect: 'manual' });
  return { person: browser.after(answer), to: answer.headers.get('location') ?? '', answer };
}

/** The whole way. */
export async function signInBy(browser: Person, to?: string): Promise<Awaited<ReturnType<typeof comeBack>>> {
  const { browser: begun, back } = await askProvider(browser, to);
  return comeBack(begun, back);
}
