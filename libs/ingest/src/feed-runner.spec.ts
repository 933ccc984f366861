import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Feed } from '@ioc/contracts';
import { AdapterFault, defineAdapter } from '@ioc/adapter-kit';
import type { TransportSession } from '@ioc/transports';
import { createLogger } from '@ioc/platform';
import type { FeedStates } from './feed-states.js';
import { FeedRunner } from './feed-runner.js';
import type { Intake, PollResult } from './intake.js';

const feed = Feed.parse({
  id: 'his',
  name: { vi: 'HIS', en: 'HIS' },
  component: 'health',
  organisation: 'so-y-te',
  kind: 'test',
  poll: { every: 'PT1S', timeout: 'PT1S' },
  indicators: ['beds'],
});

/** A runner around a fetch; the intake only tells how the fetch ended. */
function runnerOf(fetch: () => Promise<never[]>) {
  const adapter = defineAdapter({ kind: 'test', title: 'test', component: 'any', settings: z.unknown(), fetch, parse: () => ({ readings: [], events: [], rejected: [] }) });
  const committed = vi.fn();
  const intake = {
    take: async (_bound: unknown, _startedAt: Date, get: () => Promise<unknown>): Promise<PollResult> => {
      const fault = await get().then(() => null, (error: AdapterFault) => error);
      return { runId: '1', fault, accepted: [], rejected: [], summary: { startedAtMs: 0, finishedAtMs: 0, outcome: fault?.kind ?? 'ok', fault: fault?.message ?? null, readings: 0, rejected: 0 } };
    },
  } as unknown as Intake;
  const record = vi.fn();
  const log = createLogger('test', 'silent');
  const warn = vi.spyOn(log, 'warn');
  const info = vi.spyOn(log, 'info');
  const session = () => ({ commit: committed }) as unknown as TransportSession;
  const lease = <T>(_feed: string, work: () => Promise<T>) => work();
  const runner = new FeedRunner({ feed, adapter, settings: {}, provenance: 'live' }, { session, intake, lease, states: { record } as unknown as FeedStates, log });
  return { runner, record, committed, warn, info };
}
const fails = () => Promise.reject(new AdapterFault('unreachable', 'nobody there'));

describe('the runner', () => {
  it('has one poll in flight, which all who ask join', async () => {
    let release: () => void = () => undefined;
    const fetch = vi.fn(() => new Promise<never[]>((resolve) => (release = () => resolve([]))));
    const { runner } = runnerOf(fetch);
    const polls = [runner.poll(), runner.poll()];
    await runner.tick();
    expect(fetch).toHaveBeenCalledTimes(1);
    release();
    expect(new Set(await Promise.all(polls)).size).toBe(1);
  });

  it('ends a poll that ignores its time limit, before the period is over', async () => {
    const began = performance.now();
    const { runner } = runnerOf(() => new Promise<never[]>(() => undefined));
    expect((await runner.poll())?.fault).toMatchObject({ kind: 'timeout' });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('remembers what it was given only when the poll went well', async () => {
    const good = runnerOf(() => Promise.resolve([]));
    await good.runner.poll();
    expect(good.committed).toHaveBeenCalledTimes(1);
    const bad = runnerOf(fails);
    await bad.runner.poll();
    expect(bad.committed).not.toHaveBeenCalled();
    expect(bad.record).toHaveBeenCalledTimes(1);
  });

  it('leaves a source alone after three failures and asks it again later', async () => {
    const fetch = vi.fn(fails);
    const { runner } = runnerOf(fetch);
    for (let count = 0; count < 6; count += 1) await runner.tick();
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it('says once that a feed broke and once that it healed', async () => {
    let well = false;
    const { runner, warn, info } = runnerOf(() => (well ? Promise.resolve([]) : fails()));
    for (let count = 0; count < 4; count += 1) await runner.poll();
    well = true;
    for (let count = 0; count < 3; count += 1) await runner.poll();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(info).toHaveBeenCalledTimes(1);
  });
});
