import type { IdentityProvider } from '@ioc/contracts';
import * as openid from 'openid-client';
import { AccessRefused } from '../access-refused.js';
import type { Claims } from './provider-claims.js';

/** How long a description of the provider is believed; its keys are looked up anew whenever one is not known. */
const describedMs = 3_600_000;
const patienceS = 8;

export interface ProviderLoginDeps {
  /** What the configuration says now; null: nobody signs in by a provider. */
  provider: () => IdentityProvider | null;
  /** Anew each time: it may be renewed while the server runs. */
  secret: (provider: IdentityProvider) => string;
  /** Calls these origins and no others. */
  fetchFrom: (origins: ReadonlySet<string>) => openid.CustomFetch;
  /** Where the provider sends people back to. */
  backTo: string;
}

/** What was begun, and is kept until the browser comes back. */
export interface Begun {
  state: string;
  nonce: string;
  verifier: string;
  /** Page of this centre. */
  to: string;
}

interface Described {
  provider: IdentityProvider;
  until: number;
  configuration: Promise<openid.Configuration>;
}

/** OpenID Connect: authorization code with PKCE, state and nonce. What the provider says counts once its signature was checked. */
export class ProviderLogin {
  private described: Described | null = null;

  constructor(private readonly deps: ProviderLoginDeps) {}

  /** @returns where the browser goes. @throws AccessRefused `provider-away` */
  async begin(to: string): Promise<{ url: string; begun: Begun }> {
    const provider = this.known();
    const configuration = await this.configuration(provider).catch(away);
    const begun = { state: openid.randomState(), nonce: openid.randomNonce(), verifier: openid.randomPKCECodeVerifier(), to };
    const { acr } = provider.secondFactor;
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.deps.backTo,
      scope: provider.scopes.join(' '),
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(begun.verifier),
      code_challenge_method: 'S256',
      ...(acr.length > 0 && { acr_values: acr.join(' ') }),
    });
    if (!originsOf(provider).has(url.origin)) throw new AccessRefused('provider-away', `The provider sends people to ${url.origin}, which is not among its origins in sign-in.yaml`);
    return { url: url.href, begun };
  }

  /**
   * @param search what the provider wrote behind the sign ?
   * @throws AccessRefused `provider-refused`, `provider-away`, `provider-unbelieved`
   */
  async finish(search: string, { state, nonce, verifier }: Begun): Promise<{ claims: Claims; provider: IdentityProvider }> {
    const provider = this.known();
    try {
      const configuration = await this.configuration(provider);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await openid.authorizationCodeGrant(configuration, new URL(`${this.deps.backTo}${search}`), checks);
      const said = tokens.claims();
      if (!said) throw new AccessRefused('provider-unbelieved', 'The provider gave no token that says who it is');
      return { claims: { ...(await more(configuration, tokens.access_token, said.sub)), ...said }, provider };
    } catch (fault) {
      throw refusalOf(fault);
    }
  }

  /** @throws AccessRefused `sign-in-lost` when the configuration has none any more */
  private known(): IdentityProvider {
    const provider = this.deps.provider();
    if (!provider) throw new AccessRefused('sign-in-lost', 'Nobody signs in by a provider here');
    return provider;
  }

  private configuration(provider: IdentityProvider): Promise<openid.Configuration> {
    const held = this.described;
    if (held?.provider === provider && held.until > Date.now()) return held.configuration;
    const configuration = this.discover(provider);
    this.described = { provider, until: Date.now() + describedMs, configuration };
    // Asked again at the next sign-in.
    configuration.catch(() => (this.described = null));
    return configuration;
  }

  private discover(provider: IdentityProvider): Promise<openid.Configuration> {
    const execute = [openid.enableNonRepudiationChecks];
    // The configuration takes plain http on this machine alone.
    if (provider.issuer.startsWith('http:')) execute.push(openid.allowInsecureRequests);
    const options = { [openid.customFetch]: this.deps.fetchFrom(originsOf(provider)), execute, timeout: patienceS };
    return openid.discovery(new URL(provider.issuer), provider.clientId, undefined, this.login(provider), options);
  }

  /** By whichever way the provider takes; the one without a word is in the header (RFC 8414). */
  private login(provider: IdentityProvider): openid.ClientAuth {
    return (server, ...rest) => {
      const { token_endpoint_auth_methods_supported: ways = ['client_secret_basic'] } = server;
      const way = ways.includes('client_secret_basic') ? openid.ClientSecretBasic : openid.ClientSecretPost;
      return way(this.deps.secret(provider))(server, ...rest);
    };
  }
}

function originsOf({ issuer, origins }: IdentityProvider): ReadonlySet<string> {
  return new Set([new URL(issuer).origin, ...origins]);
}

/** Many providers tell groups here alone. */
async function more(configuration: openid.Configuration, token: string, subject: string): Promise<Claims> {
  return configuration.serverMetadata().userinfo_endpoint === undefined ? {} : openid.fetchUserInfo(configuration, token, subject);
}

function away(fault: unknown): never {
  throw new AccessRefused('provider-away', `The provider cannot be asked: ${reasonOf(fault)}`, { cause: fault });
}

/** What the provider refused, what did not come, and what is not believed are told apart; the rest of it stays in the log. */
function refusalOf(fault: unknown): AccessRefused {
  if (fault instanceof AccessRefused) return fault;
  if (fault instanceof openid.AuthorizationResponseError || fault instanceof openid.ResponseBodyError) return new AccessRefused('provider-refused', `The provider refused: ${fault.error}`, { cause: fault });
  if (isUnreached(fault)) return new AccessRefused('provider-away', `The provider cannot be asked: ${reasonOf(fault)}`, { cause: fault });
  return new AccessRefused('provider-unbelieved', `What the provider says is not believed: ${reasonOf(fault)}`, { cause: fault });
}

/** What the way to it threw comes wrapped, or as the limit of its time. */
function isUnreached(fault: unknown): boolean {
  if (!(fault instanceof openid.ClientError)) return false;
  return fault.code === undefined || ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(fault.code);
}

/** The innermost words: those around it say only that something went wrong. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return fault.cause instanceof Error ? reasonOf(fault.cause) : fault.message;
}
