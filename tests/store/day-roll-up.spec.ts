import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ReadingStore, type ResolvedReading } from '@ioc/store';
import { batch, ground, noon, reading, type Ground } from './ground.js';

let base: Ground;
beforeAll(async () => {
  base = await ground();
});
afterAll(() => base.end());

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
let counter = 0;

/** One poll: readings at hours from noon, of which later polls may correct earlier ones; by one of two processes. */
const poll = fc.record({
  process: fc.constantFrom(0, 1),
  readings: fc.array(fc.record({ hour: fc.integer({ min: -100, max: 100 }), value: fc.option(fc.integer({ min: -9, max: 9 })) }), {
    minLength: 1,
    maxLength: 12,
  }),
});

it('says what the readings say, however late, corrected or mixed they come and whichever process writes them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(poll, { minLength: 1, maxLength: 8 }), async (polls) => {
      const indicator = `rolled-${++counter}`;
      const stores = [new ReadingStore(base.database), new ReadingStore(base.database)];
      const known = new Map<number, number | null>();
      for (const [n, { process, readings }] of polls.entries()) {
        const given: ResolvedReading[] = readings.map(({ hour, value }) => reading({ indicator, value, endMs: noon + hour * hourMs }));
        for (const { hour, value } of readings) known.set(hour, value);
        await stores[process]?.ingest(batch({ readings: given, run: { finishedAt: noon + 10 * dayMs + n } }));
      }
      const rolled = await base.store.history({ indicator, area: '608', bucket: 'day', value: 'sum' });
      expect(rolled.map(({ period, count, value }) => [period, count, value])).toEqual(expected(known));
    }),
    { numRuns: 60, seed: 6200 },
  );
});

function expected(known: Map<number, number | null>): [string, number, number | null][] {
  const days = new Map<string, (number | null)[]>();
  for (const hour of [...known.keys()].sort((a, b) => a - b)) {
    const day = new Date(noon + hour * hourMs + 7 * hourMs).toISOString().slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), known.get(hour) ?? null]);
  }
  return [...days].map(([day, values]) => {
    const numbers = values.filter((value) => value !== null);
    return [day, numbers.length, numbers.length > 0 ? numbers.reduce((a, b) => a + b, 0) : null];
  });
}
