import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Accounts, lateMs, Pairing, Seal, Sessions } from '@ioc/access';
import type { Grant } from '@ioc/contracts';
import { AccountStore, PairingStore, PasskeyStore, SessionStore } from '@ioc/store';
import { TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ground, type Ground } from './ground.js';

const origin = { address: '10.0.0.7', agent: 'a screen' };
const day = 86_400_000;
const operator: Grant = { role: 'operator', components: null, area: null, organisation: null };
const password = 'một câu dài dễ nhớ';

let place: Ground;
let folder: string;
let now = Date.UTC(2026, 10, 28);
const clock = () => now;
beforeAll(async () => {
  place = await ground();
  folder = mkdtempSync(join(tmpdir(), 'rong-seal-'));
});
afterAll(async () => {
  await place?.end();
  rmSync(folder, { recursive: true, force: true });
});

const sessions = () => new Sessions(new SessionStore(place.database), clock);
const accounts = () => new Accounts({ store: new AccountStore(place.database), sessions: new SessionStore(place.database), passkeys: new PasskeyStore(place.database), seal: Seal.of(folder), now: clock });

async function person(login: string): Promise<string> {
  const { account, token } = await accounts().invite({ login, name: `Người ${login}`, grants: [operator] });
  await accounts().setUp({ token, password });
  return account.id;
}

describe('a session', () => {
  it('ends after an hour in which nothing was asked, and after twelve hours whatever was asked', async () => {
    const id = await person('phien');
    const { token } = await sessions().open({ id }, origin);
    for (let minutes = 0; minutes < 700; minutes += 50) {
      now += 50 * 60_000;
      expect(await sessions().find(token), `after ${minutes + 50} minutes`).not.toBeNull();
    }
    now += 21 * 60_000;
    expect(await sessions().find(token)).toBeNull();
    const idle = await sessions().open({ id }, origin);
    now += 61 * 60_000;
    expect(await sessions().find(idle.token)).toBeNull();
  });

  it('is found by its token alone, which lies in no table', async () => {
    const { token, id } = await sessions().open({ id: await person('bam') }, origin);
    expect(await sessions().find(id)).toBeNull();
    const rows = JSON.stringify(await place.database.query('SELECT * FROM session'));
    expect([rows.includes(id), rows.includes(token)]).toEqual([true, false]);
  });

  it('is forgotten a while after it ended', async () => {
    now += 100 * day;
    expect(await sessions().forget(90 * day)).toBeGreaterThan(0);
    expect(await place.database.query('SELECT 1 FROM session')).toEqual([]);
  });
});

describe('an account', () => {
  it('opens by a link within three days', async () => {
    const { token } = await accounts().invite({ login: 'tre.hen', name: 'Trễ hẹn', grants: [operator] });
    now += 3 * day + 1;
    await expect(accounts().setUp({ token, password })).rejects.toMatchObject({ reason: 'link-spent' });
  });

  it('keeps no password and no secret of an authenticator that can be read', async () => {
    const id = await person('kin');
    const keeper = accounts();
    const offer = await keeper.offerAuthenticator(id);
    const codes = await keeper.confirmAuthenticator(id, (URI.parse(offer.uri) as TOTP).generate({ timestamp: now }));
    const rows = JSON.stringify(await place.database.query('SELECT * FROM account'));
    for (const plain of [password, offer.secret, ...codes]) expect(rows).not.toContain(plain);
    expect(rows).toContain('$argon2id$');
  });

  it('takes no second account of a login', async () => {
    await person('mot.minh');
    await expect(accounts().invite({ login: 'mot.minh', name: 'Người khác', grants: [operator] })).rejects.toMatchObject({ reason: 'login-taken' });
  });

  it('is open again when its lock is over', async () => {
    await person('mo.lai');
    for (let index = 0; index < 10; index += 1) await expect(accounts().signIn({ login: 'mo.lai', password: 'sai' })).rejects.toMatchObject({ reason: 'wrong-login' });
    await expect(accounts().signIn({ login: 'mo.lai', password })).rejects.toMatchObject({ reason: 'locked' });
    now += 15 * 60_000 + 1;
    expect(await accounts().signIn({ login: 'mo.lai', password })).toMatchObject({ state: 'signed-in' });
  });
});

describe('a paired screen', () => {
  const pairing = () => new Pairing(new PairingStore(place.database), Seal.of(folder), clock);

  async function letIn(): Promise<{ token: string; id: string }> {
    const { device, userCode } = await pairing().ask(origin);
    expect(await pairing().poll(device)).toEqual({ state: 'waiting' });
    const { id } = await pairing().approve(userCode.toLowerCase().replace('-', ' '), { display: 'wall', by: 'Trưởng ca' });
    const polled = await pairing().poll(device);
    if (polled.state !== 'paired') throw new Error('the screen was not let in');
    return { token: polled.token, id };
  }

  it('waits ten minutes under a code that nobody types, and its code means nothing after', async () => {
    const { device, userCode } = await pairing().ask(origin);
    now += 10 * 60_000 + 1;
    expect(await pairing().poll(device)).toEqual({ state: 'unknown' });
    await expect(pairing().approve(userCode, { display: 'wall', by: 'Trưởng ca' })).rejects.toMatchObject({ reason: 'no-such-code' });
  });

  it('lives through a year of daily tokens, lost answers among them, and never needs anybody', async () => {
    let { token } = await letIn();
    let tokens = 1;
    for (let days = 0; days < 365; days += 1) {
      now += day + 60_000;
      const found = await pairing().find(token);
      expect(found, `day ${days}`).toMatchObject({ actor: { kind: 'display', id: 'wall' }, isOld: true });
      const next = await pairing().renew(token);
      tokens += 1;
      // Every seventh answer is lost on its way: the screen shows the old token again and takes another.
      if (days % 7 === 0) continue;
      token = next ?? '';
    }
    expect(tokens).toBe(366);
    expect(await pairing().find(token)).not.toBeNull();
  });

  it('ends every token that came before the one that it uses', async () => {
    const { token } = await letIn();
    const next = (await pairing().renew(token)) ?? '';
    expect(await pairing().find(token)).not.toBeNull();
    expect(await pairing().find(next)).not.toBeNull();
    now += lateMs - 1;
    expect(await pairing().find(token)).not.toBeNull();
    now += 1;
    expect([await pairing().find(token), await pairing().renew(token)]).toEqual([null, null]);
    expect(await pairing().find(next)).not.toBeNull();
  });

  it('has one successor of a token, whoever asks for it at once and in whatever order the answers come', async () => {
    let { token } = await letIn();
    for (let days = 0; days < 20; days += 1) {
      now += day + 60_000;
      const answers = await Promise.all([pairing().renew(token), pairing().renew(token), pairing().renew(token)]);
      expect(new Set(answers).size).toBe(1);
      for (const answer of answers) expect(await pairing().find(answer ?? '')).not.toBeNull();
      token = answers[2] ?? '';
    }
  });

  it('is sent away with all its tokens', async () => {
    const { token, id } = await letIn();
    const next = (await pairing().renew(token)) ?? '';
    expect(await pairing().end(id, 'Trưởng ca')).toBe(true);
    expect([await pairing().find(token), await pairing().find(next), await pairing().renew(token)]).toEqual([null, null, null]);
  });

  it('is approved once', async () => {
    const { userCode } = await pairing().ask(origin);
    await pairing().approve(userCode, { display: 'wall', by: 'Trưởng ca' });
    await expect(pairing().approve(userCode, { display: 'wide-wall', by: 'Người khác' })).rejects.toMatchObject({ reason: 'no-such-code' });
  });
});
