import { createHmac } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { PushAnswer } from '@ioc/contracts';
import { createLogger } from '@ioc/platform';
import type { FeedRunner } from './feed-runner.js';
import { PushDoor, type PushCall } from './push-door.js';

const nowMs = Date.parse('2026-11-01T00:00:00Z');

function door(push: object, secret = 's3cret') {
  const receipts = new Map<string, { runId: string; sha256: string; answer: PushAnswer | null }>();
  const receive = vi.fn(() => Promise.resolve({ runId: 'run', accepted: [{}], rejected: [], fault: null, summary: { outcome: 'ok' } }));
  const runner = { bound: { feed: { id: 'f', kind: 'http-json', settings: { source: { push } } } }, receive } as unknown as FeedRunner;
  const log = createLogger('test', 'silent');
  const made = new PushDoor({
    receipts: {
      open: (_feed, key, sha256) => Promise.resolve(receipts.get(key) ?? (receipts.set(key, { runId: 'run', sha256, answer: null }).get(key) as never)),
      answered: (_feed, key, answer) => Promise.resolve(void receipts.set(key, { runId: 'run', sha256: '', ...receipts.get(key), answer })),
    },
    secret: () => secret,
    log,
    now: () => nowMs,
  });
  const call = (given: Partial<PushCall>) => made.receive(runner, { body: Buffer.from('{}'), contentType: 'application/json', ...given });
  return { call, receive };
}
const bearer = { kind: 'bearer', token: { env: 'T' } };
const signed = { kind: 'hmac-sha256', secret: { env: 'S' } };
const signature = (stamp: number, body = '{}', secret = 's3cret') => createHmac('sha256', secret).update(`${stamp}.${body}`).digest('hex');
const now = nowMs / 1000;

describe('a push with a token', () => {
  it.each([
    [undefined, 401],
    ['Basic s3cret', 401],
    ['Bearer s3cre', 403],
    ['Bearer s3cret ', 202],
    ['bearer s3cret', 202],
  ])('as %s answers %d', async (authorization, status) => {
    const { call, receive } = door(bearer);
    const answer = await call({ authorization: authorization?.trimEnd() }).then(() => 202, (refused: { status: number }) => refused.status);
    expect([answer, receive.mock.calls.length]).toEqual([status, status === 202 ? 1 : 0]);
  });
});

describe('a signed push', () => {
  it.each([
    ['in time', { timestamp: `${now}`, signature: `sha256=${signature(now)}` }, 202],
    ['five minutes early', { timestamp: `${now - 300}`, signature: signature(now - 300) }, 202],
    ['older than that', { timestamp: `${now - 301}`, signature: signature(now - 301) }, 403],
    ['from the future', { timestamp: `${now + 301}`, signature: signature(now + 301) }, 403],
    ['with a renewed time', { timestamp: `${now}`, signature: signature(now - 301) }, 403],
    ['of another body', { timestamp: `${now}`, signature: signature(now, '[]') }, 403],
    ['of another secret', { timestamp: `${now}`, signature: signature(now, '{}', 'other') }, 403],
    ['without its time', { signature: signature(now) }, 401],
    ['without a signature', { timestamp: `${now}` }, 401],
  ])('%s answers as it should', async (_what, given, status) => {
    const answer = await door(signed).call(given).then(() => 202, (refused: { status: number }) => refused.status);
    expect(answer).toBe(status);
  });
});

it('is stored once under one key, and answered the same', async () => {
  const { call, receive } = door(bearer);
  const first = await call({ authorization: 'Bearer s3cret', key: 'k' });
  expect(await call({ authorization: 'Bearer s3cret', key: 'k' })).toEqual(first);
  expect(receive).toHaveBeenCalledTimes(1);
  await expect(call({ authorization: 'Bearer s3cret', key: 'k', body: Buffer.from('[]') })).rejects.toMatchObject({ status: 409 });
});

it.each([
  ['as it was', {}],
  ['under a key of the listener', { key: 'mine' }],
  ['with its signature written otherwise', { signature: `sha256=${signature(now).toUpperCase()}` }],
])('when signed and sent again %s, is not stored a second time', async (_how, given) => {
  const { call, receive } = door(signed);
  const sent = { timestamp: `${now}`, signature: signature(now), key: 'theirs' };
  const first = await call(sent);
  expect(await call({ ...sent, key: undefined, ...given })).toEqual(first);
  expect(receive).toHaveBeenCalledTimes(1);
});

it('when signed anew under the same key gets the same answer', async () => {
  const { call, receive } = door(signed);
  const at = (stamp: number) => ({ timestamp: `${stamp}`, signature: signature(stamp), key: 'k' });
  expect(await call(at(now + 9))).toEqual(await call(at(now)));
  expect(receive).toHaveBeenCalledTimes(1);
});
