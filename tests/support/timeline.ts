import { setTimeout as sleep } from 'node:timers/promises';

/** Something that must have come in a span of seconds, counted from the beginning of the timeline. */
interface Wanted<T> {
  what: string;
  from: number;
  to: number;
  fits(one: T): boolean;
}

interface Arrived {
  /** Epoch milliseconds. */
  at: number;
}

/**
 * A story with its times declared: what is done at which second, and what must have arrived between which seconds, no sooner, no later, and nothing else.
 * (The form is that of Alertmanager's acceptance tests.)
 */
export class Timeline<T extends Arrived> {
  private readonly acts: { at: number; act: () => Promise<unknown> }[] = [];
  private readonly wanted: Wanted<T>[] = [];

  /** @param arrivals everything that arrived so far */
  constructor(private readonly arrivals: () => Promise<readonly T[]>) {}

  at(second: number, act: () => Promise<unknown>): this {
    this.acts.push({ at: second, act });
    return this;
  }

  want(what: string, [from, to]: readonly [from: number, to: number], fits: (one: T) => boolean): this {
    this.wanted.push({ what, from, to, fits });
    return this;
  }

  /** Plays it. @returns what was late, early, missing, or came without being wanted; empty when all is as declared */
  async play(untilSecond: number): Promise<string[]> {
    const before = (await this.arrivals()).length;
    const start = Date.now();
    for (const { at, act } of this.acts.sort((a, b) => a.at - b.at)) {
      await sleep(Math.max(0, start + at * 1000 - Date.now()));
      await act();
    }
    await sleep(Math.max(0, start + untilSecond * 1000 - Date.now()));
    const arrived = (await this.arrivals()).slice(before);
    const second = ({ at }: T) => (at - start) / 1000;
    const missing = this.wanted.flatMap(({ what, from, to, fits }) => {
      const fitting = arrived.filter(fits);
      if (fitting.some((one) => second(one) >= from && second(one) <= to)) return [];
      return [`${what}: wanted between ${from} and ${to} s, came ${fitting.map((one) => second(one).toFixed(1)).join(', ') || 'never'}`];
    });
    const unwanted = arrived.filter((one) => !this.wanted.some(({ from, to, fits }) => fits(one) && second(one) >= from && second(one) <= to));
    return [...missing, ...unwanted.map((one) => `not wanted at ${second(one).toFixed(1)} s: ${JSON.stringify(one).slice(0, 400)}`)];
  }
}
