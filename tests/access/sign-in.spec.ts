import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountInfo, SessionAnswer } from '@ioc/contracts';
import { TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { askProvider, clientSecret, comeBack, IdentityProvider, newKey, signInBy } from '../support/identity-provider.js';
import { Person, startProduction, type Production } from '../support/production.js';

/* A real centre and a real provider of OpenID Connect, which is made to lie where it has to. */

const providerPort = 24_630;
const signIn = `provider:
  name: { vi: Tài khoản công vụ, en: Staff account }
  issuer: http://127.0.0.1:${providerPort}
  clientId: rong
  clientSecret: { env: TEST_PROVIDER_SECRET }
  secondFactor: { amr: [mfa] }
  grants:
    - { group: ioc-truc-ban, role: operator }
    - { group: ioc-y-te, role: data-officer, organisation: so-y-te }
    - { group: ioc-quan-tri, role: administrator }
`;

const provider = new IdentityProvider(providerPort);
let production: Production;
beforeAll(async () => {
  production = await startProduction(24_600, { TEST_PROVIDER_SECRET: clientSecret }, (pack) => writeFileSync(join(pack, 'sign-in.yaml'), signIn));
  await provider.start(production.centre.url);
});
afterAll(async () => {
  await provider.stop();
  await production?.centre.stop();
});
beforeEach(() => {
  [provider.forged, provider.isSilent] = [null, false];
});

/** Somebody new sits at a browser. */
function sits(who: string, groups: string[], amr?: string[]): void {
  provider.people.set(who, { name: `Người ${who}`, groups, ...(amr && { amr }) });
  provider.who = who;
}

const accounts = () => production.administrator.get<AccountInfo[]>('/api/v1/accounts');
const accountOf = async (name: string) => (await accounts()).find((one) => one.name === `Người ${name}`);
const sessionCookies = (answer: Response) => answer.headers.getSetCookie().filter((one) => /^rong_session=[^;]/.test(one));

async function auditor(): Promise<Person> {
  return (await production.enter(`kiem-toan-${Date.now()}`, [{ role: 'auditor' }])).person;
}

describe('signing in by a provider', () => {
  it('lets in whoever is in a group that has a role, with that role and that reach, where he wanted to go', async () => {
    sits('y.blin', ['khac', 'ioc-y-te']);
    const { person, to, answer } = await signInBy(production.nobody, '/desk/alarms?state=open');
    expect(to).toBe('/desk/alarms?state=open');
    expect(sessionCookies(answer)[0]).toMatch(/HttpOnly.*SameSite=Lax/);
    const session = await person.get<SessionAnswer>('/api/v1/session');
    expect(session).toMatchObject({ provided: true, actor: { name: 'Người y.blin', grants: [{ role: 'data-officer', organisation: 'so-y-te', area: null, components: null }] } });
    expect(await accountOf('y.blin')).toMatchObject({ login: 'y.blin', provided: true, state: 'active' });
    expect((await person.ask('/api/v1/accounts')).status).toBe(403);
  });

  it('says on the page of signing in what the button says, and nothing else of the provider', async () => {
    const session = await production.nobody.get<SessionAnswer>('/api/v1/session');
    expect(session.signIn).toEqual({ provider: { vi: 'Tài khoản công vụ', en: 'Staff account' }, passkeys: false, step: null });
    expect(JSON.stringify(session)).not.toContain(clientSecret);
  });

  it('gives at each sign-in what the provider says then, to sessions that are open too', async () => {
    sits('doi.nhom', ['ioc-truc-ban']);
    const { person } = await signInBy(production.nobody);
    expect((await person.ask('/api/v1/incidents')).status).toBe(200);
    sits('doi.nhom', ['ioc-y-te']);
    await signInBy(production.nobody);
    expect((await accountOf('doi.nhom'))?.grants).toMatchObject([{ role: 'data-officer' }]);
    expect((await person.ask('/api/v1/incidents')).status).toBe(403);
  });

  it('never takes somebody for a person of this centre who has the same login', async () => {
    await production.enter('trung.ten', [{ role: 'administrator' }]);
    sits('trung.ten', ['ioc-truc-ban']);
    const { person } = await signInBy(production.nobody);
    expect((await person.get<SessionAnswer>('/api/v1/session')).actor?.grants).toMatchObject([{ role: 'operator' }]);
    const named = (await accounts()).filter(({ name }) => name === 'Người trung.ten');
    expect(named.map(({ provided, login }) => [provided, login === 'trung.ten'])).toEqual(expect.arrayContaining([[false, true], [true, false]]));
  });

  it('opens a session of its own: what was planted opens nothing', async () => {
    sits('phien.moi', ['ioc-truc-ban']);
    const planted = new Person(production.centre.url, `rong_session=${'B'.repeat(43)}`);
    const { person } = await signInBy(planted);
    expect(person.cookie).not.toContain('B'.repeat(43));
    expect([(await planted.ask('/api/v1/feeds')).status, (await person.ask('/api/v1/feeds')).status]).toEqual([401, 200]);
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', '/..//evil.example', 'desk', `/${'/'.repeat(5)}evil.example`])('goes nowhere else afterwards, whatever was asked: %s', async (asked) => {
    sits('di.dau', ['ioc-truc-ban']);
    const { to, answer } = await signInBy(production.nobody, asked);
    expect([answer.status, to]).toEqual([303, '/desk']);
  });
});

describe('whoever is not let in', () => {
  it('has no role here: he is told so, and it is recorded without a secret', async () => {
    sits('khong.vai', ['nhan-vien']);
    const { browser, back } = await askProvider(production.nobody);
    const { to, answer } = await comeBack(browser, back);
    expect([to, sessionCookies(answer), await accountOf('khong.vai')]).toEqual(['/sign-in?refused=no-role', [], undefined]);
    const audit = await (await auditor()).get<{ entries: unknown[] }>('/api/v1/audit?act=signed-in&limit=50');
    const text = JSON.stringify(audit);
    expect(text).toContain('khong.vai');
    for (const secret of [back.searchParams.get('code'), back.searchParams.get('state'), clientSecret]) expect(text).not.toContain(secret);
    for (const secret of [back.searchParams.get('code'), clientSecret]) expect(production.centre.server().output()).not.toContain(secret);
  });

  it('had roles and has none any more: he is signed out everywhere', async () => {
    sits('mat.vai', ['ioc-truc-ban']);
    const { person } = await signInBy(production.nobody);
    sits('mat.vai', []);
    expect((await signInBy(production.nobody)).to).toBe('/sign-in?refused=no-role');
    expect((await person.ask('/api/v1/feeds')).status).toBe(401);
    expect((await accountOf('mat.vai'))?.grants).toEqual([]);
  });

  it('was switched off: open sessions end within five seconds, and nothing opens new ones', async () => {
    sits('bi.tat', ['ioc-truc-ban']);
    const { person } = await signInBy(production.nobody);
    const id = (await accountOf('bi.tat'))!.id;
    const begun = Date.now();
    expect((await production.administrator.ask(`/api/v1/accounts/${id}`, { method: 'PATCH', body: { disabled: true } })).status).toBe(200);
    await eventually(async () => (await person.ask('/api/v1/feeds')).status === 401, 5000, 100);
    expect(Date.now() - begun).toBeLessThan(5000);
    expect((await signInBy(production.nobody)).to).toBe('/sign-in?refused=switched-off');
  });

  it('comes back with a state that is lost, foreign or missing', async () => {
    sits('lac.duong', ['ioc-truc-ban']);
    const { browser, back } = await askProvider(production.nobody);
    const foreign = new URL(back);
    foreign.searchParams.set('state', 'x'.repeat(43));
    const none = new URL(back);
    none.searchParams.delete('state');
    for (const [who, address] of [[production.nobody, back], [browser, foreign], [browser, none]] as const) {
      const { to, answer } = await comeBack(who, address);
      expect([to, sessionCookies(answer)]).toEqual(['/sign-in?refused=sign-in-lost', []]);
    }
    // None of it ended what this browser had begun.
    expect((await comeBack(browser, back)).to).toBe('/desk');
  });

  it('comes back twice, or with a code that was used', async () => {
    sits('dung.lai', ['ioc-truc-ban']);
    const { browser, back } = await askProvider(production.nobody);
    expect((await comeBack(browser, back)).to).toBe('/desk');
    expect((await comeBack(browser, back)).to).toBe('/sign-in?refused=sign-in-lost');
    const anew = await askProvider(production.nobody);
    anew.back.searchParams.set('code', back.searchParams.get('code') ?? '');
    expect((await comeBack(anew.browser, anew.back)).to).toBe('/sign-in?refused=provider-refused');
  });

  it('stopped half-way at the provider', async () => {
    sits('thoi.vay', ['ioc-truc-ban']);
    const { browser, back } = await askProvider(production.nobody);
    back.searchParams.delete('code');
    back.searchParams.set('error', 'access_denied');
    expect((await comeBack(browser, back)).to).toBe('/sign-in?refused=provider-refused');
  });

  it('finds a provider that does not answer', async () => {
    sits('im.lang', ['ioc-truc-ban']);
    const { browser, back } = await askProvider(production.nobody);
    provider.isSilent = true;
    expect((await comeBack(browser, back)).to).toBe('/sign-in?refused=provider-away');
  });
});

describe('a token', () => {
  it('of this test is believed where nothing is wrong with it', async () => {
    sits('gia.dung', []);
    provider.forged = {};
    expect((await signInBy(production.nobody)).to).toBe('/desk');
  });

  it.each([
    ['for another sign-in (nonce)', { claims: { nonce: 'another' } }],
    ['for another system (audience)', { claims: { aud: 'another' } }],
    ['of another provider (issuer)', { claims: { iss: 'https://another.example' } }],
    ['that ran out', { claims: { exp: Math.floor(Date.now() / 1000) - 600 } }],
    ['without a signature (none)', { alg: 'none' as const }],
    ['with a signature of another key', { key: newKey() }],
  ])('is not believed %s', async (_what, forged) => {
    sits('gia.mao', []);
    provider.forged = forged;
    const before = (await accounts()).length;
    const { to, answer } = await signInBy(production.nobody);
    expect([to, sessionCookies(answer), (await accounts()).length]).toEqual(['/sign-in?refused=provider-unbelieved', [], before]);
  });
});

describe('an administrator by the provider', () => {
  it('may do nothing before a second factor, unless the provider asked for one', async () => {
    sits('qt.mot', ['ioc-quan-tri']);
    const { person } = await signInBy(production.nobody);
    expect((await person.ask('/api/v1/accounts')).status).toBe(403);
    expect((await person.get<SessionAnswer>('/api/v1/session')).secondFactor.isDue).toBe(true);
    sits('qt.hai', ['ioc-quan-tri'], ['pwd', 'mfa']);
    const { person: proved } = await signInBy(production.nobody);
    expect((await proved.ask('/api/v1/accounts')).status).toBe(200);
  });

  it('is asked for the one that he has here, and is nobody before', async () => {
    sits('qt.ba', ['ioc-quan-tri']);
    const { person } = await signInBy(production.nobody);
    const { uri } = await person.post<{ uri: string }>('/api/v1/own-account/authenticator');
    const totp = URI.parse(uri) as TOTP;
    await person.post('/api/v1/own-account/authenticator/confirm', { code: totp.generate() });
    const half = await signInBy(production.nobody, '/desk/feeds');
    expect([half.to, sessionCookies(half.answer)]).toEqual(['/sign-in?to=%2Fdesk%2Ffeeds', []]);
    expect(await half.person.get('/api/v1/session')).toMatchObject({ actor: null, signIn: { step: { provided: true, authenticator: true, passkey: false } } });
    expect((await half.person.ask('/api/v1/session/factor', { method: 'POST', body: { code: '000000' } })).status).toBe(401);
    const answer = await half.person.ask('/api/v1/session/factor', { method: 'POST', body: { code: totp.generate() } });
    expect(answer.status).toBe(200);
    expect((await half.person.after(answer).ask('/api/v1/accounts')).status).toBe(200);
    // Each step opens once.
    expect((await half.person.ask('/api/v1/session/factor', { method: 'POST', body: { code: totp.generate() } })).status).toBe(410);
  });
});

describe('an account of the provider', () => {
  it('has no password here, and its roles are not changed here', async () => {
    sits('khong.mk', ['ioc-truc-ban']);
    const { person } = await signInBy(production.nobody);
    const { id, login } = (await accountOf('khong.mk'))!;
    const refused = [
      await production.administrator.ask(`/api/v1/accounts/${id}/invite`, { method: 'POST' }),
      await production.administrator.ask(`/api/v1/accounts/${id}`, { method: 'PATCH', body: { grants: [{ role: 'administrator' }] } }),
      await person.ask('/api/v1/own-account/password', { method: 'POST', body: { password: 'x', next: 'một câu rất dài' } }),
      await production.nobody.ask('/api/v1/session', { method: 'POST', body: { login, password: 'một câu rất dài' } }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 401, 401]);
  });
});
