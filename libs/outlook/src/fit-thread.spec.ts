import { afterEach, describe, expect, it } from 'vitest';
import { FitFault, type FitRequest } from './fit.js';
import { FitThread } from './fit-thread.js';

/** A thread that answers with how many values it was given, never answers to none, runs out of memory at one and faults at two. */
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads';
    parentPort.on('message', ({ values }) => {
      if (values.length === 0) for (;;);
      if (values.length === 1) { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)); }
      parentPort.postMessage(values.length === 2 ? { fault: 'no model fits' } : { fit: { value: [threadId], lower: [], upper: [], model: { name: 'm', version: '1' } } });
    });
    parentPort.postMessage('ready');`)}`,
);
const request = (length: number): FitRequest => ({ values: new Float64Array(length), seasons: [], horizon: 1, level: 0.9 });

let thread: FitThread;
afterEach(() => thread.close());

describe('the thread in which models are made', { timeout: 60_000 }, () => {
  it('gives up a series that takes too long, and makes the next one in another thread', async () => {
    thread = new FitThread(script, { timeMs: 2_000 });
    const [first, endless, next] = await Promise.allSettled([thread.fit(request(3)), thread.fit(request(0)), thread.fit(request(3))]);
    expect(endless).toMatchObject({ status: 'rejected', reason: new FitFault('it took longer than 2 s') });
    expect([first?.status, next?.status]).toEqual(['fulfilled', 'fulfilled']);
    expect((next as PromiseFulfilledResult<{ value: number[] }>).value.value).not.toEqual((first as PromiseFulfilledResult<{ value: number[] }>).value.value);
  });

  it('costs itself and nothing else when a series takes too much memory', async () => {
    thread = new FitThread(script, { memoryMb: 16 });
    await expect(thread.fit(request(1))).rejects.toThrow(FitFault);
    await expect(thread.fit(request(3))).resolves.toMatchObject({ model: { name: 'm' } });
  });

  it('hands on that no model fits and goes on', async () => {
    thread = new FitThread(script);
    await expect(thread.fit(request(2))).rejects.toThrow('no model fits');
    await expect(thread.fit(request(3))).resolves.toBeDefined();
  });

  it('refuses more than may wait', async () => {
    thread = new FitThread(script, { waiting: 2 });
    // One is taken at once, two wait.
    const asked = [thread.fit(request(3)), thread.fit(request(3)), thread.fit(request(3))];
    await expect(thread.fit(request(3))).rejects.toThrow('2 series wait already');
    await Promise.all(asked);
  });
});
