import { randomUUID } from 'node:crypto';
import type { AccountInfo, AuditPage, SessionInfo } from '@ioc/contracts';
import { TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openLive, subscribe } from '../support/live.js';
import { eventually } from '../support/eventually.js';
import { password, Person, startProduction, type Production } from '../support/production.js';

/** What is taken away is gone everywhere within this (contract of access). */
const withinMs = 5000;

let production: Production;
beforeAll(async () => {
  production = await startProduction(24_140);
});
afterAll(() => production?.centre.stop());

const signIn = (login: string, given: string, more: object = {}) => production.nobody.ask('/api/v1/session', { method: 'POST', body: { login, password: given, ...more } });

describe('signing in', () => {
  it('takes the right password, and says the same of a wrong one and of nobody', async () => {
    await production.enter('tran.van', [{ role: 'operator' }]);
    const right = await signIn('Tran.Van', password);
    expect(right.status).toBe(200);
    expect(right.headers.getSetCookie()[0]).toMatch(/^rong_session=[^;]{43};.*HttpOnly.*SameSite=Lax/);
    const [wrong, unknown] = await Promise.all([signIn('tran.van', 'một câu khác hẳn'), signIn('khong.co', 'một câu khác hẳn')]);
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.text()).toBe(await unknown.text());
  });

  it('gives every sign-in a session of its own: one that was put there before opens nothing', async () => {
    await production.enter('phien.cu', [{ role: 'operator' }]);
    const planted = new Person(production.centre.url, `rong_session=${'A'.repeat(43)}`);
    const after = planted.after(await planted.ask('/api/v1/session', { method: 'POST', body: { login: 'phien.cu', password } }));
    expect(after.cookie).not.toContain('A'.repeat(43));
    expect((await planted.ask('/api/v1/feeds')).status).toBe(401);
    expect((await after.ask('/api/v1/feeds')).status).toBe(200);
  });

  it('signs out for good', async () => {
    const { person } = await production.enter('ra.ve', [{ role: 'operator' }]);
    expect((await person.ask('/api/v1/session', { method: 'DELETE' })).status).toBe(200);
    expect((await person.ask('/api/v1/feeds')).status).toBe(401);
  });

  it('opens a set-up link once', async () => {
    const { link } = await production.administrator.post<{ link: string }>('/api/v1/accounts', { login: 'mot.lan', name: 'Một lần', grants: [{ role: 'operator' }] });
    const setUp = () => production.nobody.ask('/api/v1/session/setup', { method: 'POST', body: { token: link.split('#')[1], password } });
    expect([(await setUp()).status, (await setUp()).status]).toEqual([200, 410]);
  });

  it('locks an account after ten wrong passwords, and tells only whoever knows the right one', async () => {
    const { id } = await production.enter('bi.khoa', [{ role: 'operator' }]);
    for (let index = 0; index < 10; index += 1) expect([401, 429]).toContain((await signIn('bi.khoa', 'sai sai sai sai')).status);
    const account = (await production.administrator.get<AccountInfo[]>('/api/v1/accounts')).find((one) => one.id === id);
    expect(account?.state).toBe('locked');
    const locked = await signIn('bi.khoa', password);
    expect(locked.status).toBe(401);
    expect(await locked.text()).toContain('locked');
  });

  it.each([
    ['no signature', `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"quan-tri","role":"administrator"}').toString('base64url')}.`],
    ['a guess', `Bearer ${'0'.repeat(43)}`],
  ])('believes no token with %s', async (_what, authorization) => {
    expect((await production.nobody.ask('/api/v1/accounts', { headers: { authorization } })).status).toBe(401);
  });
});

describe('a second factor', () => {
  it('is asked for, takes each code once, and leaves recovery codes that open once', async () => {
    const { person } = await production.enter('hai.lop', [{ role: 'leader' }]);
    const { uri } = await person.post<{ uri: string }>('/api/v1/own-account/authenticator');
    const totp = URI.parse(uri) as TOTP;
    const { codes } = await person.post<{ codes: string[] }>('/api/v1/own-account/authenticator/confirm', { code: totp.generate() });
    expect(await (await signIn('hai.lop', password)).json()).toEqual({ state: 'code' });
    const code = totp.generate();
    expect([(await signIn('hai.lop', password, { code })).status, (await signIn('hai.lop', password, { code })).status]).toEqual([200, 401]);
    expect([(await signIn('hai.lop', password, { code: codes[0] })).status, (await signIn('hai.lop', password, { code: codes[0] })).status]).toEqual([200, 401]);
  });

  it('comes first for administrators: nothing else may be done before', async () => {
    const { person } = await production.enter('quan.tri.moi', [{ role: 'administrator' }, { role: 'operator' }]);
    const refused = await person.ask('/api/v1/accounts');
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('second factor')]);
    expect((await person.ask('/api/v1/feeds')).status).toBe(403);
    const { uri } = await person.post<{ uri: string }>('/api/v1/own-account/authenticator');
    await person.post('/api/v1/own-account/authenticator/confirm', { code: (URI.parse(uri) as TOTP).generate() });
    expect((await person.ask('/api/v1/accounts')).status).toBe(200);
  });
});

describe('whoever acts', () => {
  it('is who signed in, whatever the request says', async () => {
    const { person } = await production.enter('le.that', [{ role: 'operator' }]);
    const incident = await person.post<{ openedBy: string }>('/api/v1/incidents', { key: randomUUID(), by: 'Chủ tịch', title: 'Sự vụ của ai', severity: 4 });
    expect(incident.openedBy).toBe('Người le.that');
  });

  it('gives himself nothing: members that a request does not have are refused', async () => {
    const { person, id } = await production.enter('tu.cho', [{ role: 'operator' }]);
    expect((await person.ask(`/api/v1/accounts/${id}`, { method: 'PATCH', body: { grants: [{ role: 'administrator' }] } })).status).toBe(403);
    expect((await person.ask('/api/v1/own-account/password', { method: 'POST', body: { password, next: `${password} mới`, grants: [{ role: 'administrator' }] } })).status).toBe(400);
  });
});

describe('codes on a wall', () => {
  it('are not guessed: ten tries a minute, and then the right one is refused too', async () => {
    const { code } = await production.nobody.post<{ code: string }>('/api/v1/displays/pairing');
    const { person } = await production.enter('doan.ma', [{ role: 'shift-lead' }]);
    const approve = (guess: string, as = person) => as.ask('/api/v1/displays/pairing/approve', { method: 'POST', body: { code: guess, display: 'wall' } }).then(({ status }) => status);
    const guesses: number[] = [];
    for (let nth = 0; nth < 10; nth += 1) guesses.push(await approve('BCDF-GHJK'));
    expect(guesses).toEqual(Array.from({ length: 10 }, () => 404));
    expect([await approve(code), (await person.ask(`/api/v1/displays/pairing/code?code=${code}`)).status]).toEqual([429, 429]);
    // It was nobody's to give away: whoever may let screens in still can.
    expect(await approve(code, production.administrator)).toBe(200);
  });

  it('open nothing for whoever did not ask for them', async () => {
    const { code } = await production.nobody.post<{ code: string }>('/api/v1/displays/pairing');
    await production.administrator.post('/api/v1/displays/pairing/approve', { code, display: 'wall' });
    const other = new Person(production.centre.url, `rong_pairing=${'A'.repeat(43)}`);
    expect(await other.post('/api/v1/displays/pairing/token')).toEqual({ state: 'unknown', display: null });
    expect((await other.ask('/api/v1/feeds')).status).toBe(401);
    const { person } = await production.enter('khong.duoc', [{ role: 'operator' }]);
    expect((await person.ask('/api/v1/displays/pairing/approve', { method: 'POST', body: { code, display: 'wall' } })).status).toBe(403);
  });
});

describe('what is taken away', () => {
  it('ends at every address, socket and camera within five seconds when an account is switched off', async () => {
    const { person, id } = await production.enter('bi.tat', [{ role: 'operator' }]);
    const socket = await openLive(production.centre.url, person.cookie);
    await subscribe(socket, ['feeds', 'cameras', 'component/cybersecurity']);
    let lastByteAt = 0;
    socket.onAny(() => (lastByteAt = Date.now()));
    const camera = await watchCamera(person);
    await eventually(() => Promise.resolve(camera.lastByteAt() > 0), 20_000, 100);
    await production.administrator.ask(`/api/v1/accounts/${id}`, { method: 'PATCH', body: { disabled: true } });
    const off = Date.now();
    expect((await person.ask('/api/v1/feeds')).status).toBe(401);
    await new Promise((done) => setTimeout(done, withinMs + 3000));
    expect(socket.connected).toBe(false);
    expect([lastByteAt - off < withinMs, camera.lastByteAt() - off < withinMs, camera.isOpen()]).toEqual([true, true, false]);
    expect((await person.ask('/api/v1/cameras/camera-01/tickets', { method: 'POST' })).status).toBe(401);
  });

  it('ends on an open socket when a role is taken, and what is left goes on', async () => {
    const { person, id } = await production.enter('doi.vai', [{ role: 'operator' }]);
    const socket = await openLive(production.centre.url, person.cookie);
    const resync = new Promise<string[]>((done) => socket.once('resync', ({ topics }) => done(topics)));
    expect(await subscribe(socket, ['feeds', 'events'])).toMatchObject({ feeds: { seq: expect.any(Number) as number } });
    await production.administrator.ask(`/api/v1/accounts/${id}`, { method: 'PATCH', body: { grants: [{ role: 'organisation', organisation: 'so-y-te' }] } });
    const begun = Date.now();
    expect([...(await resync)].sort()).toEqual(['events', 'feeds']);
    expect(Date.now() - begun).toBeLessThan(withinMs);
    expect(await subscribe(socket, ['feeds', 'directives'])).toMatchObject({ feeds: { error: 'not allowed: feeds' }, directives: { snapshot: {} } });
    socket.disconnect();
  });

  it('ends for one session alone when that one is ended', async () => {
    const { person } = await production.enter('nhieu.noi', [{ role: 'operator' }]);
    const other = production.nobody.after(await signIn('nhieu.noi', password));
    const sessions = await person.get<SessionInfo[]>('/api/v1/session/list');
    const there = sessions.find(({ own }) => !own)!;
    expect((await person.ask(`/api/v1/session/list/${there.id}`, { method: 'DELETE' })).status).toBe(200);
    expect([(await other.ask('/api/v1/feeds')).status, (await person.ask('/api/v1/feeds')).status]).toEqual([401, 200]);
  });

  it('is never the last administrator', async () => {
    const accounts = await production.administrator.get<AccountInfo[]>('/api/v1/accounts');
    const administrators = accounts.filter(({ grants }) => grants.some(({ role }) => role === 'administrator'));
    const answers: number[] = [];
    for (const { id } of administrators) answers.push((await production.administrator.ask(`/api/v1/accounts/${id}`, { method: 'PATCH', body: { grants: [{ role: 'auditor' }] } })).status);
    expect(answers).toContain(409);
  });
});

describe('the notice on the use of the cameras', () => {
  const ticket = (who: Person, body?: object) => who.ask('/api/v1/cameras/camera-01/tickets', { method: 'POST', ...(body && { body }) });

  it('stands before the first picture of each session of a person, and is acknowledged in the audit', async () => {
    const { person } = await production.enter('xem.hinh', [{ role: 'operator' }]);
    expect(await person.get('/api/v1/cameras/notice')).toMatchObject({ acknowledged: false });
    expect((await ticket(person)).status).toBe(428);
    expect((await person.ask('/api/v1/cameras/notice/0123456789ab/ack', { method: 'POST' })).status).toBe(409);
    const reader = await hasRead(person);
    expect([(await ticket(reader)).status, (await ticket(reader, { view: 'enlarged' })).status, (await ticket(reader, { view: 'enlarged', why: 'theo dõi sự việc' })).status]).toEqual([201, 400, 201]);
    // The next person at that browser has what it keeps, and another session.
    const next = reader.after(await signIn('xem.hinh', password));
    expect((await ticket(next)).status).toBe(428);
    const { person: auditor } = await production.enter('kiem.toan', [{ role: 'auditor' }]);
    const { entries } = await auditor.get<AuditPage>('/api/v1/audit?act=acknowledged&kind=camera-notices');
    expect(entries[0]).toMatchObject({ actor: { kind: 'person', name: 'Người xem.hinh' }, outcome: 'ok' });
  });

  it('is asked of no screen, which can click nothing; and a person gives a reason where a scene needs none', async () => {
    const asked = await production.nobody.ask('/api/v1/displays/pairing', { method: 'POST' });
    const screen = production.nobody.after(asked);
    const { code } = (await asked.json()) as { code: string };
    await production.administrator.post('/api/v1/displays/pairing/approve', { code, display: 'wall' });
    const wall = screen.after(await screen.ask('/api/v1/displays/pairing/token', { method: 'POST' }));
    const { person } = await production.enter('xem.tuong', [{ role: 'operator' }]);
    const enlarged = (who: Person, body: object) => who.ask('/api/v1/cameras/camera-01/enlarged', { method: 'POST', body });
    expect((await ticket(wall)).status).toBe(201);
    expect([(await enlarged(wall, { scene: 'cameras' })).status, (await enlarged(person, { scene: 'cameras' })).status, (await enlarged(person, { scene: 'cameras', why: 'kiểm tra thiết bị' })).status]).toEqual([200, 400, 200]);
  });
});

/** The same person after he has read what the cameras are for. */
async function hasRead(person: Person): Promise<Person> {
  const { version } = await person.get<{ version: string }>('/api/v1/cameras/notice');
  return person.after(await person.ask(`/api/v1/cameras/notice/${version}/ack`, { method: 'POST' }));
}

/** Follows a camera's pictures as a browser does. */
async function watchCamera(person: Person): Promise<{ lastByteAt(): number; isOpen(): boolean }> {
  const { ticket, path } = await (await hasRead(person)).post<{ ticket: string; path: string }>('/api/v1/cameras/camera-01/tickets');
  const socket = new WebSocket(`${production.centre.url.replace('http', 'ws')}${path}`);
  let lastByteAt = 0;
  socket.on('open', () => socket.send(JSON.stringify({ ticket })));
  socket.on('message', () => (lastByteAt = Date.now()));
  socket.on('error', () => undefined);
  return { lastByteAt: () => lastByteAt, isOpen: () => socket.readyState === WebSocket.OPEN };
}
