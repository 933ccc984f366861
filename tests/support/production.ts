import { randomBytes } from 'node:crypto';
import type { Grant, InvitedAccount, Role } from '@ioc/contracts';
import { TOTP, URI } from 'otpauth';
import { demoEnvironment } from '../../tools/demo-environment.mjs';
import { askedSeldom, startCentre, type Centre } from './centre.js';
import { eventually } from './eventually.js';

/** Somebody who asks, by the cookies that a browser would keep. */
export class Person {
  constructor(
    readonly url: string,
    readonly cookie: string = '',
  ) {}

  ask(path: string, { body, ...init }: Omit<RequestInit, 'body'> & { body?: object } = {}): Promise<Response> {
    const headers = { ...(this.cookie && { cookie: this.cookie }), ...(body && { 'content-type': 'application/json' }) };
    return fetch(`${this.url}${path}`, { ...init, headers: { ...headers, ...(init.headers as Record<string, string>) }, ...(body && { body: JSON.stringify(body) }) });
  }

  async get<T>(path: string): Promise<T> {
    return this.read<T>(await this.ask(path));
  }

  async post<T>(path: string, body: object = {}): Promise<T> {
    return this.read<T>(await this.ask(path, { method: 'POST', body }));
  }

  /** The same browser after an answer that set cookies. */
  after(answer: Response): Person {
    const set = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    const kept = new Map([...this.cookie.split('; ').filter(Boolean), ...set].map((one) => [one.split('=')[0] ?? '', one]));
    return new Person(this.url, [...kept.values()].filter((one) => !one.endsWith('=')).join('; '));
  }

  private async read<T>(answer: Response): Promise<T> {
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as T;
  }
}

export const password = 'một câu dài dễ nhớ';

/** Logins that are nobody's: a centre in production takes none of the demonstration's. */
function ownSecrets(): Record<string, string> {
  const demonstration = Object.entries(demoEnvironment({ dataDir: '/nowhere' }) as Record<string, string>);
  return Object.fromEntries(demonstration.filter(([, value]) => value.startsWith('demo-')).map(([name]) => [name, randomBytes(12).toString('hex')]));
}

export interface Production {
  centre: Centre;
  nobody: Person;
  administrator: Person;
  /** Makes an account and signs it in. */
  enter(login: string, grants: (Partial<Grant> & { role: Role })[]): Promise<{ person: Person; id: string }>;
}

/** A centre as `npm run start:production` runs it, with its first administrator. @param base first of 20 free ports @param change what to do to its pack */
export async function startProduction(base: number, extra: Record<string, string> = {}, change: (pack: string) => void = () => undefined): Promise<Production> {
  const centre = await startCentre(base, { ...ownSecrets(), IOC_DEMO: '', IOC_DEMO_VISITOR: '', ...extra }, (pack) => {
    askedSeldom(pack);
    change(pack);
  });
  const nobody = new Person(centre.url);
  const administrator = await firstAdministrator(centre, nobody).catch(async (cause: unknown) => {
    await centre.stop();
    throw cause;
  });
  return { centre, nobody, administrator, enter: (login, grants) => enter({ centre, nobody, administrator }, login, grants) };
}

async function firstAdministrator(centre: Centre, nobody: Person): Promise<Person> {
  const token = await eventually(() => Promise.resolve(/setup#(\S+)/.exec(centre.server().output())?.[1] ?? false), 20_000);
  const begun = nobody.after(await nobody.ask('/api/v1/session/setup', { method: 'POST', body: { token, login: 'quan-tri', name: 'Quản trị', password } }));
  const { uri } = await begun.post<{ uri: string }>('/api/v1/own-account/authenticator');
  await begun.post('/api/v1/own-account/authenticator/confirm', { code: (URI.parse(uri) as TOTP).generate() });
  return begun;
}

async function enter({ centre, nobody, administrator }: Omit<Production, 'enter'>, login: string, given: (Partial<Grant> & { role: Role })[]): Promise<{ person: Person; id: string }> {
  const { account, link } = await administrator.post<InvitedAccount>('/api/v1/accounts', { login, name: `Người ${login}`, grants: given });
  const answer = await nobody.ask('/api/v1/session/setup', { method: 'POST', body: { token: link.split('#')[1] ?? '', password } });
  if (!answer.ok) throw new Error(`${login} was not let in: ${answer.status} ${await answer.text()}\n${centre.server().output().slice(-2000)}`);
  return { person: nobody.after(answer), id: account.id };
}
