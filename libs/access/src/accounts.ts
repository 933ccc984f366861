import { randomUUID } from 'node:crypto';
import type { AccountChange, AccountInfo, AccountRequest, AuthenticatorOffer, Grant, PasswordChange, SetupRequest, SignInRequest } from '@ioc/contracts';
import type { AccountStore, PasskeyStore, SessionStore, StoredAccount } from '@ioc/store';
import { AccessRefused } from './access-refused.js';
import { checkOpen, hasFactor, infoOf, isAdministrator, isLocked, locked } from './account-state.js';
import { newSecret, offerOf, stepOf } from './authenticator.js';
import { hashPassword, isPassword } from './passwords.js';
import type { Seal } from './seal.js';
import { hashOf, newRecoveryCodes, newToken } from './tokens.js';

/** So many wrong passwords or codes in a row lock an account … */
const mostFailures = 10;
/** … for so long. */
const lockMs = 15 * 60_000;
const linkLifeMs = 3 * 86_400_000;
const administrator: Grant = { role: 'administrator', components: null, area: null, organisation: null };

export interface AccountsDeps {
  store: AccountStore;
  sessions: SessionStore;
  passkeys: PasskeyStore;
  seal: Seal;
  now?: () => number;
}

/** Whoever is let in, and what was proved. */
export type SignedIn = { state: 'signed-in'; account: StoredAccount } | { state: 'code'; account: StoredAccount };

/** People, how they prove who they are, and how an account comes to its person. */
export class Accounts {
  /** Offered authenticators that were not confirmed; of this process alone. */
  private readonly offers = new Map<string, string>();
  private readonly now: () => number;

  constructor(private readonly deps: AccountsDeps) {
    this.now = deps.now ?? Date.now;
  }

  /**
   * @throws AccessRefused `wrong-login` without saying what was wrong, `locked`, `wrong-code`
   */
  async signIn({ login, password, code }: SignInRequest): Promise<SignedIn> {
    const account = await this.byPassword(login, password);
    if (hasFactor(account)) {
      if (code === undefined) return { state: 'code', account };
      await this.checkCode(account, code);
    }
    await this.deps.store.signedIn(account.id, this.now());
    return { state: 'signed-in', account };
  }

  /** The second factor of somebody who proved the first one already. @throws AccessRefused `wrong-code`, `locked`, `switched-off` */
  async signInByCode(id: string, code: string): Promise<StoredAccount> {
    const account = await this.known(id);
    checkOpen(account, this.now());
    await this.checkCode(account, code);
    await this.deps.store.signedIn(id, this.now());
    return account;
  }

  /** Whoever does not know the password learns nothing: not whether there is such an account, nor that it is locked. */
  private async byPassword(login: string, password: string): Promise<StoredAccount> {
    const account = await this.deps.store.byLogin(login);
    const isRight = await isPassword(password, account?.passwordHash ?? null);
    if (!account || account.disabledAt !== null) throw wrongLogin();
    if (isLocked(account, this.now())) throw isRight ? locked() : wrongLogin();
    if (isRight) return account;
    // Nobody could guess a password that is not there: whoever tries locks nobody out.
    if (account.passwordHash === null) throw wrongLogin();
    return this.fail(account, wrongLogin());
  }

  /** @returns the token of a link for the first administrator; null when there is one already */
  async firstLink(): Promise<string | null> {
    if (await this.deps.store.hasAdministrator()) return null;
    await this.deps.store.endLinks(null);
    return this.link(null);
  }

  /** @throws AccessRefused `link-spent`, `name-missing`, `login-taken` */
  async setUp({ token, login, name, password }: SetupRequest): Promise<StoredAccount> {
    const link = await this.deps.store.linkFor(hashOf(token), this.now());
    // What is missing is said before the link is spent.
    const first = link?.account === null ? await this.firstRequest(login, name) : null;
    const taken = link && (await this.deps.store.takeLink(hashOf(token), this.now()));
    if (!taken) throw new AccessRefused('link-spent', 'This link was used already, or is too old: ask for a new one');
    const id = first ? await this.create(first) : (taken.account ?? '');
    await this.deps.store.setPassword(id, await hashPassword(password));
    await this.deps.sessions.endAll(id, { at: this.now() });
    // Whoever sets the password is in.
    await this.deps.store.signedIn(id, this.now());
    return this.known(id);
  }

  async list(): Promise<AccountInfo[]> {
    return (await this.deps.store.list()).map((account) => infoOf(account, this.now()));
  }

  /** @throws AccessRefused `login-taken`. @returns the account and the token of the link that its person opens */
  async invite({ login, name, grants }: AccountRequest): Promise<{ account: AccountInfo; token: string }> {
    const id = await this.create({ login, name, grants });
    return { account: infoOf(await this.known(id), this.now()), token: await this.link(id) };
  }

  /** A new link for somebody who lost the password. The old password counts until the link is used. @throws AccessRefused `provided` */
  async inviteAgain(id: string): Promise<{ account: AccountInfo; token: string }> {
    const account = await this.known(id);
    if (account.issuer !== null) throw provided();
    await this.deps.store.endLinks(id);
    return { account: infoOf(account, this.now()), token: await this.link(id) };
  }

  /** @throws AccessRefused `no-such-account`, `last-administrator`, `provided` where the provider says name and roles */
  async change(id: string, { name, grants, disabled }: AccountChange): Promise<AccountInfo> {
    const account = await this.known(id);
    if (account.issuer !== null && (name !== undefined || grants !== undefined)) throw provided();
    const disabledAt = disabled === undefined ? account.disabledAt : disabled ? (account.disabledAt ?? this.now()) : null;
    const next = { name: name ?? account.name, grants: grants ?? account.grants, disabledAt };
    await this.keepAdministrator(account, { ...account, ...next });
    await this.deps.store.change(id, next);
    if (disabledAt !== null) await this.deps.sessions.endAll(id, { at: this.now() });
    return infoOf(await this.known(id), this.now());
  }

  /** Ends all other sessions of the account. @throws AccessRefused `wrong-login` */
  async changePassword(id: string, { password, next }: PasswordChange, session: string): Promise<void> {
    const account = await this.known(id);
    if (!(await isPassword(password, account.passwordHash))) return this.fail(account, wrongLogin());
    await this.deps.store.setPassword(id, await hashPassword(next));
    await this.deps.sessions.endAll(id, { at: this.now(), but: session });
  }

  /** Offers an authenticator; it counts once a code of it was given. */
  async offerAuthenticator(id: string): Promise<AuthenticatorOffer> {
    const account = await this.known(id);
    const secret = newSecret();
    this.offers.set(id, secret);
    return { secret, uri: offerOf(secret, account.login) };
  }

  /** @returns recovery codes, shown this once. @throws AccessRefused `wrong-code` */
  async confirmAuthenticator(id: string, code: string): Promise<string[]> {
    const secret = this.offers.get(id);
    if (secret === undefined || stepOf(secret, code, this.now()) === null) throw wrongCode();
    this.offers.delete(id);
    const codes = newRecoveryCodes();
    await this.deps.store.setTotp(id, this.deps.seal.shut(secret), codes.map(hashOf));
    return codes;
  }

  /** Takes every second factor away, of somebody who lost it: it has to be set up anew. */
  async resetFactor(id: string): Promise<AccountInfo> {
    const account = await this.known(id);
    await this.deps.store.setTotp(id, null, []);
    await this.deps.passkeys.removeAll(id);
    await this.deps.sessions.endAll(id, { at: this.now() });
    return infoOf({ ...account, totpSealed: null, passkeys: 0 }, this.now());
  }

  private async checkCode(account: StoredAccount, code: string): Promise<void> {
    if (!(await this.isCode(account, code))) await this.fail(account, wrongCode());
  }

  private async isCode(account: StoredAccount, code: string): Promise<boolean> {
    const step = account.totpSealed === null ? null : stepOf(this.deps.seal.open(account.totpSealed), code, this.now());
    if (step !== null) return this.deps.store.takeStep(account.id, step);
    return this.deps.store.takeRecovery(account.id, hashOf(code.trim().toLowerCase()));
  }

  private async fail(account: StoredAccount, refused: AccessRefused): Promise<never> {
    await this.deps.store.failed(account.id, { most: mostFailures, until: this.now() + lockMs });
    throw refused;
  }

  /** @throws AccessRefused `name-missing`, `login-taken` */
  private async firstRequest(login?: string, name?: string): Promise<AccountRequest> {
    if (login === undefined || name === undefined) throw new AccessRefused('name-missing', 'Say the login and the name of the first administrator');
    if (await this.deps.store.byLogin(login)) throw loginTaken(login);
    return { login, name, grants: [administrator] };
  }

  private async create({ login, name, grants }: AccountRequest): Promise<string> {
    const id = randomUUID();
    if (!(await this.deps.store.create({ id, login, name, grants, createdAt: this.now() }))) throw loginTaken(login);
    return id;
  }

  private async link(account: string | null): Promise<string> {
    const token = newToken();
    await this.deps.store.addLink(hashOf(token), account, this.now() + linkLifeMs);
    return token;
  }

  /** @throws AccessRefused `no-such-account` */
  async known(id: string): Promise<StoredAccount> {
    const account = await this.deps.store.byId(id);
    if (!account) throw new AccessRefused('no-such-account', 'There is no such account');
    return account;
  }

  private async keepAdministrator(before: StoredAccount, after: StoredAccount): Promise<void> {
    if (!isAdministrator(before) || isAdministrator(after)) return;
    const others = (await this.deps.store.list()).filter((account) => account.id !== before.id && account.passwordHash !== null && isAdministrator(account));
    if (others.length === 0) throw new AccessRefused('last-administrator', 'Nobody else could give accounts then: make another administrator first');
  }
}

const wrongLogin = () => new AccessRefused('wrong-login', 'The name or the password is not right');
const loginTaken = (login: string) => new AccessRefused('login-taken', `There is an account ${login} already`);
const wrongCode = () => new AccessRefused('wrong-code', 'The code is not right, or was used already');
const provided = () => new AccessRefused('provided', 'Who this is and what he may is said by the provider that signs him in');
