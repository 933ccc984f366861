import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '@ioc/platform';
import type { NewAuditEntry } from '@ioc/store';
import { AuditTrail, AuditUnavailable, type AuditTrailDeps } from './audit-trail.js';

const log = createLogger('spec', 'silent');
const fact = (id: string) => ({ actor: { kind: 'person', id: 'p-1', name: 'Nguyễn Văn A' }, act: 'changed', subject: { kind: 'alarms', id } }) as const;

/** A store that remembers batches, and fails while it is told to. */
function ground(more: Partial<AuditTrailDeps> = {}) {
  const batches: string[][] = [];
  const state = { isDown: false };
  const kept: NewAuditEntry[] = [];
  const append = async (entries: readonly NewAuditEntry[]) => {
    await Promise.resolve();
    if (state.isDown) throw new Error('no database');
    batches.push(entries.map(({ subject }) => subject.id ?? ''));
    return { number: batches.flat().length, hash: '', after: { number: 0, hash: '' } };
  };
  const unwritten = { keep: (entries: readonly NewAuditEntry[]) => Promise.resolve(void kept.push(...entries)), take: () => Promise.resolve(kept.splice(0)) };
  const limits = { queue: 8, batch: 3, patienceMs: 2500, ...more.limits };
  return { batches, state, kept, trail: new AuditTrail({ store: { append }, log, unwritten, ...more, limits }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the audit trail', () => {
  it('gathers what comes within a tenth of a second into batches, in its order', async () => {
    const { trail, batches } = ground({ limits: { queue: 100, batch: 50 } });
    for (let i = 0; i < 7; i += 1) trail.record(fact(String(i)));
    await vi.advanceTimersByTimeAsync(99);
    expect(batches).toEqual([]);
    await vi.advanceTimersByTimeAsync(2);
    expect(batches).toEqual([['0', '1', '2', '3', '4', '5', '6']]);
  });

  it('writes at once when a batch is full, and no batch is larger', async () => {
    const { trail, batches } = ground();
    for (let i = 0; i < 7; i += 1) trail.record(fact(String(i)));
    await vi.advanceTimersByTimeAsync(1);
    expect(batches).toEqual([['0', '1', '2'], ['3', '4', '5'], ['6']]);
  });

  it('resolves what waits for its record after it was written', async () => {
    const { trail, batches } = ground();
    trail.record(fact('look'));
    const done = trail.recordNow(fact('act'));
    await vi.advanceTimersByTimeAsync(1);
    await done;
    expect(batches).toEqual([['look', 'act']]);
  });

  it('refuses what must not happen unrecorded while the store is away, and keeps what has happened', async () => {
    const { trail, batches, state } = ground();
    state.isDown = true;
    const done = trail.reserve(true).settle(fact('done'));
    const asked = trail.recordNow(fact('asked'));
    const refusals = Promise.allSettled([done, asked]);
    await vi.advanceTimersByTimeAsync(1);
    expect((await refusals).map((one) => one.status === 'rejected' && one.reason instanceof AuditUnavailable)).toEqual([true, true]);
    expect(() => trail.reserve(true)).toThrow(AuditUnavailable);
    await expect(trail.recordNow(fact('again'))).rejects.toThrow(AuditUnavailable);
    trail.record(fact('look'));
    expect([trail.isWritable, trail.waiting]).toEqual([false, 2]);
    state.isDown = false;
    await vi.advanceTimersByTimeAsync(1100);
    expect(batches).toEqual([['done', 'look']]);
    expect([trail.isWritable, trail.waiting]).toEqual([true, 0]);
  });

  it('refuses a look too when it can hold no more, and drops nothing of what it took', async () => {
    const { trail, batches, state } = ground();
    state.isDown = true;
    const open = trail.reserve();
    for (let i = 0; i < 7; i += 1) trail.record(fact(String(i)));
    expect(() => trail.record(fact('8'))).toThrow(AuditUnavailable);
    open.put(fact('7'));
    state.isDown = false;
    await vi.advanceTimersByTimeAsync(1100);
    expect(batches.flat()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });

  it('gives a place back that was not used', () => {
    const { trail } = ground();
    for (let i = 0; i < 100; i += 1) trail.reserve().leave();
    expect(() => trail.reserve()).not.toThrow();
  });

  it('writes everything at its end', async () => {
    const { trail, batches } = ground();
    for (let i = 0; i < 5; i += 1) trail.record(fact(String(i)));
    await trail.close();
    expect(batches.flat()).toEqual(['0', '1', '2', '3', '4']);
  });

  it('keeps aside what cannot be written at its end, and takes it up at the next start', async () => {
    const { trail, batches, state, kept } = ground();
    state.isDown = true;
    trail.record(fact('left'));
    const closed = trail.close();
    await vi.advanceTimersByTimeAsync(5000);
    await closed;
    expect(kept.map(({ subject }) => subject.id)).toEqual(['left']);
    state.isDown = false;
    const next = ground({ unwritten: { keep: () => Promise.resolve(), take: () => Promise.resolve(kept.splice(0)) } });
    await next.trail.start();
    next.trail.record(fact('new'));
    await vi.advanceTimersByTimeAsync(200);
    expect([batches, next.batches.flat()]).toEqual([[], ['left', 'new']]);
  });
});
