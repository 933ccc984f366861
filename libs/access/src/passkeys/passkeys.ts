import type { PasskeyInfo, PasskeyRegistration, PasskeySignature } from '@ioc/contracts';
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server';
import type { AccountStore, PasskeyStore, StoredAccount, StoredPasskey } from '@ioc/store';
import { AccessRefused } from '../access-refused.js';
import { checkOpen, hasFactor } from '../account-state.js';
import { Pending } from '../pending.js';
import { hashOf, newRecoveryCodes } from '../tokens.js';
import type { RelyingParty } from './relying-party.js';

/** As long as somebody may look for a key. */
const lifeMs = 5 * 60_000;
/** Of one account: a telephone, a laptop, a key in the drawer, and their successors. */
const most = 20;

export interface PasskeysDeps {
  store: PasskeyStore;
  accounts: AccountStore;
  /** Null: none can be used here. */
  party: () => RelyingParty | null;
  /** Stands in the browser's own question. */
  centre: () => string;
  now?: () => number;
}

/** Keys by which people sign in, alone (the key itself asked who it is) or after a password. Each challenge is signed once. */
export class Passkeys {
  /** By session. */
  private readonly offers: Pending<string>;
  /** By challenge: the account that proved its first factor; null: the key is to prove both. */
  private readonly asked: Pending<{ account: string | null }>;
  private readonly now: () => number;

  constructor(private readonly deps: PasskeysDeps) {
    this.now = deps.now ?? Date.now;
    [this.offers, this.asked] = [new Pending(lifeMs, this.now), new Pending(lifeMs, this.now)];
  }

  get isOffered(): boolean {
    return this.deps.party() !== null;
  }

  async list(account: string): Promise<PasskeyInfo[]> {
    return (await this.deps.store.list(account)).map(infoOf);
  }

  /** What a browser makes a key of. @throws AccessRefused `no-passkeys`, `too-many-passkeys` */
  async offer({ id, login, name }: StoredAccount, session: string): Promise<object> {
    const { domain } = this.party();
    const own = await this.deps.store.list(id);
    if (own.length >= most) throw new AccessRefused('too-many-passkeys', `An account has at most ${most} passkeys: remove one first`);
    const options = await generateRegistrationOptions({
      ...{ rpName: this.deps.centre(), rpID: domain, userID: handleOf(id), userName: login, userDisplayName: name },
      excludeCredentials: own.map(({ id: known, transports }) => ({ id: known, transports })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    });
    this.offers.put(session, options.challenge);
    return options;
  }

  /** @returns recovery codes, shown this once, where it is the first second factor. @throws AccessRefused `wrong-passkey`, `passkey-known` */
  async register(account: StoredAccount, session: string, { name, response }: PasskeyRegistration): Promise<{ passkey: PasskeyInfo; codes: string[] }> {
    const challenge = this.offers.take(session);
    if (challenge === null) throw wrong();
    const { domain: expectedRPID, origins: expectedOrigin } = this.party();
    const { registrationInfo: made } = await verifyRegistrationResponse({ response: response as RegistrationResponseJSON, expectedChallenge: challenge, expectedOrigin, expectedRPID, requireUserVerification: false }).catch(notRight);
    if (!made) throw wrong();
    const { id, publicKey, counter, transports = [] } = made.credential;
    const passkey = { id, account: account.id, name, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports, synced: made.credentialBackedUp, createdAt: this.now() };
    if (!(await this.deps.store.add(passkey))) throw new AccessRefused('passkey-known', 'This passkey belongs to an account already');
    return { passkey: infoOf({ ...passkey, usedAt: null }), codes: hasFactor(account) ? [] : await this.newCodes(account.id) };
  }

  /** Without any second factor, recovery codes stand for nothing. @throws AccessRefused `no-such-passkey` */
  async remove({ id, totpSealed, passkeys }: StoredAccount, passkey: string): Promise<void> {
    if (!(await this.deps.store.remove(passkey, id))) throw new AccessRefused('no-such-passkey', 'There is no such passkey');
    if (totpSealed === null && passkeys <= 1) await this.deps.accounts.setRecovery(id, []);
  }

  /** What a browser asks its keys for. @param account that proved its first factor; null: whoever has a key of this centre */
  async ask(account: string | null): Promise<object> {
    const { domain: rpID } = this.party();
    const own = account === null ? [] : await this.deps.store.list(account);
    const options = await generateAuthenticationOptions({ rpID, userVerification: account === null ? 'required' : 'preferred', allowCredentials: own.map(({ id, transports }) => ({ id, transports })) });
    this.asked.put(options.challenge, { account });
    return options;
  }

  /**
   * @param account that proved its first factor; null: the key proves both, and must have asked for a finger, a face or a number
   * @throws AccessRefused `wrong-passkey`, `passkey-copied`, `switched-off`, `locked`, `by-provider`
   */
  async prove(response: PasskeySignature, account: string | null): Promise<StoredAccount> {
    const passkey = await this.deps.store.byId(response.id);
    if (!passkey || (account !== null && passkey.account !== account) || !isHandle(response, passkey, account)) throw wrong();
    const counter = await this.verified(response, passkey, account);
    if (!(await this.deps.store.used(passkey.id, { counter, at: this.now() }))) throw new AccessRefused('passkey-copied', 'The passkey counts behind: somebody may have copied it');
    const owner = await this.deps.accounts.byId(passkey.account);
    if (!owner) throw wrong();
    checkOpen(owner, this.now());
    // Whoever left the provider must not come in beside it.
    if (account === null && owner.issuer !== null) throw new AccessRefused('by-provider', 'This account signs in by its provider; its passkey is a second factor');
    await this.deps.accounts.signedIn(owner.id, this.now());
    return owner;
  }

  /** @returns how often the key signed, as it says */
  private async verified(response: PasskeySignature, { id, publicKey }: StoredPasskey, account: string | null): Promise<number> {
    const { domain: expectedRPID, origins: expectedOrigin } = this.party();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: (challenge) => this.asked.take(challenge)?.account === account,
      ...{ expectedOrigin, expectedRPID },
      requireUserVerification: account === null,
      // Counting is looked at in the database, where two answers at once cannot both be the first.
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
    }).catch(notRight);
    if (!verified) throw wrong();
    return authenticationInfo.newCounter;
  }

  private async newCodes(account: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.deps.accounts.setRecovery(account, codes.map(hashOf));
    return codes;
  }

  private party(): RelyingParty {
    const party = this.deps.party();
    if (!party) throw new AccessRefused('no-passkeys', 'This centre has no name that passkeys could belong to: set IOC_PUBLIC_URL, or passkeys in sign-in.yaml');
    return party;
  }
}

/** What a key keeps of whose it is: the bytes of the account's id, which say nothing of the person. */
function handleOf(account: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(account.replaceAll('-', ''), 'hex'));
}

/** A key that stands for both factors says itself whose it is. */
function isHandle({ response: { userHandle } }: PasskeySignature, { account: owner }: StoredPasskey, account: string | null): boolean {
  return userHandle === undefined ? account !== null : userHandle === Buffer.from(handleOf(owner)).toString('base64url');
}

function infoOf({ id, name, synced, createdAt, usedAt }: Omit<StoredPasskey, 'publicKey'>): PasskeyInfo {
  return { id, name, synced, createdAt, usedAt };
}

const wrong = (options?: ErrorOptions) => new AccessRefused('wrong-passkey', 'The passkey is not right here, or took too long', options);

function notRight(cause: unknown): never {
  throw wrong({ cause });
}
