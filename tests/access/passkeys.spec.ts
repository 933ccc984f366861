import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountInfo, NewPasskey, PasskeyInfo, Role, SessionAnswer } from '@ioc/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { clientSecret, IdentityProvider, signInBy } from '../support/identity-provider.js';
import { password, startProduction, type Person, type Production } from '../support/production.js';
import { SoftwarePasskey, type Signing } from '../support/software-passkey.js';

/* Passkeys at a real centre, made and used by a key that does whatever a test wants; in a browser they are looked at in tests/e2e/passkey-screens.spec.ts. */

const providerPort = 24_670;
const pages = 'https://ioc.example.vn';
const domain = 'ioc.example.vn';
const signIn = `passkeys: { domain: ${domain}, origins: ["${pages}"] }
provider:
  name: { vi: Tài khoản công vụ, en: Staff account }
  issuer: http://127.0.0.1:${providerPort}
  clientId: rong
  clientSecret: { env: TEST_PROVIDER_SECRET }
  grants: [{ group: ioc-quan-tri, role: administrator }]
`;

const provider = new IdentityProvider(providerPort);
let production: Production;
beforeAll(async () => {
  production = await startProduction(24_640, { TEST_PROVIDER_SECRET: clientSecret }, (pack) => writeFileSync(join(pack, 'sign-in.yaml'), signIn));
  await provider.start(production.centre.url);
});
afterAll(async () => {
  await provider.stop();
  await production?.centre.stop();
});

interface Options {
  challenge: string;
  user: { id: string };
  allowCredentials?: { id: string }[];
  userVerification: string;
}

async function register(person: Person, key = new SoftwarePasskey(pages, domain)): Promise<{ key: SoftwarePasskey; made: NewPasskey }> {
  const options = await person.post<Options>('/api/v1/own-account/passkeys/options');
  return { key, made: await person.post<NewPasskey>('/api/v1/own-account/passkeys', { name: 'Máy bàn trực', response: key.made(options) }) };
}

async function withPasskey(login: string, role: Role = 'operator') {
  const { person, id } = await production.enter(login, [{ role }]);
  return { person, account: id, ...(await register(person)) };
}

const ask = (who: Person, step: 'only' | 'second') => who.post<Options>('/api/v1/session/passkey/options', { step });
const show = (who: Person, step: 'only' | 'second', response: object) => who.ask('/api/v1/session/passkey', { method: 'POST', body: { step, response } });

/** Signs in by the key alone. */
async function enterBy(key: SoftwarePasskey, more: Partial<Signing> = {}): Promise<Response> {
  const { challenge } = await ask(production.nobody, 'only');
  return show(production.nobody, 'only', key.signed({ challenge, ...more }));
}

const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as { errors?: { code: string }[] }).errors?.[0]?.code, answer.headers.getSetCookie()];

describe('a passkey', () => {
  it('signs in alone where it asked who it is, with a session of its own', async () => {
    const { key } = await withPasskey('mot.khoa');
    const answer = await enterBy(key);
    expect(answer.status).toBe(200);
    const session = await production.nobody.after(answer).get<SessionAnswer>('/api/v1/session');
    expect(session).toMatchObject({ actor: { name: 'Người mot.khoa' }, secondFactor: { has: true, authenticator: false } });
  });

  it('is listed with its name, and opens nothing once it was removed', async () => {
    const { person, key, made } = await withPasskey('go.khoa');
    expect(await person.get<PasskeyInfo[]>('/api/v1/own-account/passkeys')).toMatchObject([{ id: key.id, name: 'Máy bàn trực', synced: false, usedAt: null }]);
    expect(made.codes).toHaveLength(10);
    expect((await person.ask(`/api/v1/own-account/passkeys/${key.id}`, { method: 'DELETE' })).status).toBe(200);
    expect(await refusal(await enterBy(key))).toEqual([401, 'wrong-passkey', []]);
    expect((await production.nobody.ask('/api/v1/session', { method: 'POST', body: { login: 'go.khoa', password } })).status).toBe(200);
  });

  it('of somebody else is neither seen nor removed', async () => {
    const { key } = await withPasskey('cua.toi');
    const other = (await production.enter('nguoi.khac', [{ role: 'operator' }])).person;
    expect(await other.get('/api/v1/own-account/passkeys')).toEqual([]);
    expect((await other.ask(`/api/v1/own-account/passkeys/${key.id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await enterBy(key)).status).toBe(200);
  });

  it('is named in the audit by whoever signed in', async () => {
    const { key } = await withPasskey('ghi.lai');
    await enterBy(key);
    const { person } = await production.enter('kiem.toan', [{ role: 'auditor' }]);
    const text = await eventually(async () => {
      const found = JSON.stringify(await person.get('/api/v1/audit?act=signed-in&limit=20'));
      return found.includes('Người ghi.lai') && found;
    }, 10_000, 200);
    expect(text).toContain('POST session/passkey');
  });
});

describe('as a second factor', () => {
  it('is asked for after the password; recovery codes go on opening', async () => {
    const { key, made } = await withPasskey('hai.lop');
    const first = await production.nobody.ask('/api/v1/session', { method: 'POST', body: { login: 'hai.lop', password } });
    expect(await first.json()).toEqual({ state: 'code' });
    const half = production.nobody.after(first);
    expect((await half.ask('/api/v1/feeds')).status).toBe(401);
    expect((await half.get<SessionAnswer>('/api/v1/session')).signIn.step).toEqual({ provided: false, authenticator: false, passkey: true });
    const { challenge, allowCredentials } = await ask(half, 'second');
    expect(allowCredentials).toMatchObject([{ id: key.id }]);
    const answer = await show(half, 'second', key.signed({ challenge, isVerified: false }));
    expect([answer.status, (await half.after(answer).ask('/api/v1/feeds')).status]).toEqual([200, 200]);
    const again = production.nobody.after(await production.nobody.ask('/api/v1/session', { method: 'POST', body: { login: 'hai.lop', password } }));
    expect((await again.ask('/api/v1/session/factor', { method: 'POST', body: { code: made.codes[0] } })).status).toBe(200);
  });

  it('of another account proves nothing, and without a first factor nothing is asked', async () => {
    await withPasskey('nan.nhan');
    const { key } = await withPasskey('ke.gian');
    const half = production.nobody.after(await production.nobody.ask('/api/v1/session', { method: 'POST', body: { login: 'nan.nhan', password } }));
    const { challenge } = await ask(half, 'second');
    expect(await refusal(await show(half, 'second', key.signed({ challenge })))).toEqual([401, 'wrong-passkey', []]);
    expect((await production.nobody.ask('/api/v1/session/passkey/options', { method: 'POST', body: { step: 'second' } })).status).toBe(410);
  });

  it('is enough for an administrator, who may do nothing before', async () => {
    const { person } = await production.enter('qt.khoa', [{ role: 'administrator' }]);
    expect((await person.ask('/api/v1/accounts')).status).toBe(403);
    const { key } = await register(person);
    expect((await person.ask('/api/v1/accounts')).status).toBe(200);
    expect((await person.ask(`/api/v1/own-account/passkeys/${key.id}`, { method: 'DELETE' })).status).toBe(200);
    expect((await person.ask('/api/v1/accounts')).status).toBe(403);
  });

  it('is asked of whoever comes from a provider; alone it lets nobody past the provider', async () => {
    provider.people.set('qt.sso', { name: 'Quản trị SSO', groups: ['ioc-quan-tri'] });
    provider.who = 'qt.sso';
    const { person } = await signInBy(production.nobody);
    const { key } = await register(person);
    const { person: half, to } = await signInBy(production.nobody, '/desk/feeds');
    expect(to).toBe('/sign-in?to=%2Fdesk%2Ffeeds');
    const { challenge } = await ask(half, 'second');
    const answer = await show(half, 'second', key.signed({ challenge }));
    expect((await half.after(answer).ask('/api/v1/accounts')).status).toBe(200);
    expect(await refusal(await enterBy(key))).toEqual([401, 'by-provider', []]);
  });
});

describe('what a passkey signed is refused', () => {
  it.each<[string, Partial<Signing>]>([
    ['from a page of another site', { origin: 'https://evil.example' }],
    ['from this machine under another name', { origin: 'http://127.0.0.1' }],
    ['for another domain', { domain: 'evil.example' }],
    ['without having asked who it is, where nothing else was asked', { isVerified: false }],
    ['for a challenge that nobody gave', { challenge: 'A'.repeat(43) }],
  ])('%s', async (what, more) => {
    const { key } = await withPasskey(`tu.choi-${what.length}`);
    expect(await refusal(await enterBy(key, more))).toEqual([401, 'wrong-passkey', []]);
  });

  it('twice', async () => {
    const { key } = await withPasskey('hai.lan');
    const { challenge } = await ask(production.nobody, 'only');
    const signed = key.signed({ challenge });
    expect((await show(production.nobody, 'only', signed)).status).toBe(200);
    expect(await refusal(await show(production.nobody, 'only', signed))).toEqual([401, 'wrong-passkey', []]);
    expect(await refusal(await show(production.nobody, 'only', key.signed({ challenge })))).toEqual([401, 'wrong-passkey', []]);
  });

  it('when it counts behind', async () => {
    const { key } = await withPasskey('dem.lui');
    expect((await enterBy(key)).status).toBe(200);
    key.counter = 0;
    expect(await refusal(await enterBy(key))).toEqual([401, 'passkey-copied', []]);
    key.counter = 7;
    expect((await enterBy(key)).status).toBe(200);
  });

  it('for a step that was not asked', async () => {
    const { key } = await withPasskey('nham.buoc');
    const half = production.nobody.after(await production.nobody.ask('/api/v1/session', { method: 'POST', body: { login: 'nham.buoc', password } }));
    const { challenge } = await ask(half, 'second');
    expect(await refusal(await show(half, 'only', key.signed({ challenge, isVerified: false })))).toEqual([401, 'wrong-passkey', []]);
  });

  it('of an account that was switched off, or is locked', async () => {
    const { key, account } = await withPasskey('bi.tat');
    await production.administrator.ask(`/api/v1/accounts/${account}`, { method: 'PATCH', body: { disabled: true } });
    expect(await refusal(await enterBy(key))).toEqual([401, 'switched-off', []]);
    const other = await withPasskey('bi.khoa');
    for (let index = 0; index < 10; index += 1) await production.nobody.ask('/api/v1/session', { method: 'POST', body: { login: 'bi.khoa', password: 'sai sai sai sai' } });
    expect(await refusal(await enterBy(other.key))).toEqual([401, 'locked', []]);
  });

  it('after an administrator took the second factors away', async () => {
    const { key, account, person } = await withPasskey('mat.khoa');
    const info = await production.administrator.ask(`/api/v1/accounts/${account}/second-factor`, { method: 'DELETE' });
    expect(((await info.json()) as AccountInfo).secondFactor).toBe(false);
    expect((await person.ask('/api/v1/feeds')).status).toBe(401);
    expect(await refusal(await enterBy(key))).toEqual([401, 'wrong-passkey', []]);
  });

  it('when it is made: for another page, twice, or in another session', async () => {
    const { person } = await production.enter('lam.khoa', [{ role: 'operator' }]);
    const key = new SoftwarePasskey(pages, domain);
    const add = (who: Person, response: object) => who.ask('/api/v1/own-account/passkeys', { method: 'POST', body: { name: 'Khóa', response } });
    const options = () => person.post<Options>('/api/v1/own-account/passkeys/options');
    expect((await add(person, key.made(await options(), { origin: 'https://evil.example' }))).status).toBe(401);
    const right = key.made(await options());
    const other = (await production.enter('phien.khac', [{ role: 'operator' }])).person;
    expect((await add(other, right)).status).toBe(401);
    expect([(await add(person, right)).status, (await add(person, right)).status]).toEqual([200, 401]);
    // The same key for somebody else: an account is not taken over by it.
    const again = await other.post<Options>('/api/v1/own-account/passkeys/options');
    expect(await refusal(await add(other, key.made(again)))).toEqual([409, 'passkey-known', []]);
  });
});
