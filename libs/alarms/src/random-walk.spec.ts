import { AlarmState, type AlarmCondition } from '@ioc/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Alarm, newAlarm, type AlarmTerms } from './alarm.js';
import type { AlarmEvent } from './alarm-event.js';
import { step, type Step } from './step.js';

/**
 * An alarm told once more, without the table: a few facts, and the state is what they add up to.
 * It shares no line with the machine.
 */
class Model {
  condition: AlarmCondition = 'unknown';
  active = false;
  acknowledged = true;
  latched = false;
  hold: number | null = null;
  shelf: { until: number; reason: string } | null = null;
  suppressors = new Set<string>();
  isOut = false;

  constructor(private readonly terms: AlarmTerms) {}

  get hidden(): boolean {
    return this.shelf !== null || this.suppressors.size > 0 || this.isOut;
  }

  get state(): AlarmState {
    if (this.isOut) return 'out-of-service';
    if (this.shelf) return 'shelved';
    if (this.suppressors.size > 0) return 'suppressed';
    if (this.active) return this.acknowledged ? 'acknowledged' : 'unacknowledged';
    if (!this.acknowledged) return 'returned-unacknowledged';
    if (this.latched) return 'latched';
    return this.condition === 'true' ? 'pending' : this.condition === 'false' ? 'normal' : 'unknown';
  }

  play(event: AlarmEvent, now: number): Step['outcome'] {
    return (this.played[event.kind] as (event: AlarmEvent, now: number) => Step['outcome'])(event, now);
  }

  private readonly played: { [K in AlarmEvent['kind']]: (event: Extract<AlarmEvent, { kind: K }>, now: number) => Step['outcome'] } = {
    'condition-true': (_, now) => this.hear('true', now),
    'condition-false': (_, now) => this.hear('false', now),
    'condition-unknown': (_, now) => this.hear('unknown', now),
    'hold-elapsed': (_, now) => {
      if (this.hold === null || now < this.hold) return 'unchanged';
      this.settle(this.condition === 'true');
      return 'changed';
    },
    'shelf-expired': (_, now) => (!this.shelf ? 'refused' : now < this.shelf.until ? 'unchanged' : this.unshelve(false)),
    unshelve: () => (this.shelf ? this.unshelve(true) : 'refused'),
    suppress: ({ source }) => this.suppress(source),
    unsuppress: ({ source }) => {
      if (!this.suppressors.delete(source)) return 'refused';
      return this.suppressors.size > 0 ? 'changed' : this.show(false);
    },
    acknowledge: () => {
      if (this.hidden || (this.acknowledged && !this.active && !this.latched)) return 'refused';
      if (this.acknowledged) return 'unchanged';
      this.acknowledged = true;
      return 'changed';
    },
    reset: () => {
      if (this.state !== 'latched') return 'refused';
      this.latched = false;
      return 'changed';
    },
    shelve: (event, now) => this.shelve(event, now),
    'take-out': ({ reason }) => {
      if (this.isOut) return 'unchanged';
      if (reason.trim() === '') return 'refused';
      this.shelf = null;
      this.suppressors.clear();
      this.isOut = this.acknowledged = true;
      return 'changed';
    },
    'put-back': () => {
      if (!this.isOut) return 'refused';
      this.isOut = false;
      return this.show(false);
    },
  };

  private hear(condition: AlarmCondition, now: number): Step['outcome'] {
    if (condition === this.condition) return 'unchanged';
    this.condition = condition;
    this.hold = null;
    if (condition === 'unknown' || (condition === 'true') === this.active) return 'changed';
    const ms = condition === 'true' ? this.terms.onMs : this.terms.offMs;
    if (ms > 0) this.hold = now + ms;
    else this.settle(condition === 'true');
    return 'changed';
  }

  private settle(active: boolean): void {
    this.active = active;
    this.hold = null;
    if (active && !this.hidden) this.raise();
  }

  private raise(): void {
    this.acknowledged = false;
    this.latched = this.terms.latching;
  }

  private show(byHand: boolean): 'changed' {
    if (this.active) {
      this.raise();
      this.acknowledged = byHand;
    }
    return 'changed';
  }

  private suppress(source: string): Step['outcome'] {
    if (this.isOut || this.shelf) return 'refused';
    if (this.suppressors.has(source)) return 'unchanged';
    this.suppressors.add(source);
    return 'changed';
  }

  private unshelve(byHand: boolean): 'changed' {
    this.shelf = null;
    return this.show(byHand);
  }

  private shelve({ reason, until }: Extract<AlarmEvent, { kind: 'shelve' }>, now: number): Step['outcome'] {
    if (this.isOut || this.suppressors.size > 0) return 'refused';
    if (this.shelf?.until === until && this.shelf.reason === reason.trim()) return 'unchanged';
    if (reason.trim() === '' || until <= now || until - now > this.terms.shelfMaxMs) return 'refused';
    this.shelf = { until, reason: reason.trim() };
    this.acknowledged = true;
    return 'changed';
  }
}

const by = fc.constantFrom('Bàn 01', 'Bàn 02');
const reason = fc.constantFrom('đang sửa', 'rung', ' ');
const source = fc.constantFrom('parent/a', 'maintenance/b');
/** `ahead` is added to the clock. */
const happening: fc.Arbitrary<AlarmEvent | { kind: 'shelve-ahead'; by: string; reason: string; ahead: number }> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...(['condition-true', 'condition-false', 'condition-unknown'] as const)).map((kind) => ({ kind })) },
  { weight: 4, arbitrary: fc.constantFrom(...(['hold-elapsed', 'shelf-expired'] as const)).map((kind) => ({ kind })) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom(...(['acknowledge', 'reset', 'unshelve', 'put-back'] as const)), by }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('shelve-ahead' as const), by, reason, ahead: fc.integer({ min: -1, max: 70 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('take-out' as const), by, reason }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom(...(['suppress', 'unsuppress'] as const)), source }) },
);
const walk = fc.array(fc.record({ happening, passes: fc.integer({ min: 0, max: 25 }), restarts: fc.nat(9).map((n) => n === 0), twice: fc.nat(4).map((n) => n === 0) }), { minLength: 1, maxLength: 40, size: 'max' });
const anyTerms = fc.record({ onMs: fc.constantFrom(0, 20), offMs: fc.constantFrom(0, 30), latching: fc.boolean(), shelfMaxMs: fc.constant(60) });

describe('an alarm and a model of it', () => {
  it('agree on every state and answer through 10,000 walks, with restarts in between', { timeout: 60_000 }, () => {
    const seen = { steps: 0, restarts: 0, states: new Set<AlarmState>() };
    fc.assert(
      fc.property(anyTerms, walk, (terms, steps) => {
        let now = 1_000;
        let alarm = newAlarm({ rule: 'river-level-3', area: '608' }, terms, now);
        const model = new Model(terms);
        for (const { happening: next, passes, restarts, twice } of steps) {
          now += passes;
          const event: AlarmEvent = next.kind === 'shelve-ahead' ? { kind: 'shelve', by: next.by, reason: next.reason, until: now + next.ahead } : next;
          const wanted = model.play(event, now);
          const made = step(alarm, event, now);
          alarm = made.alarm;
          const { state, active, condition } = alarm;
          const told = `${made.outcome} ${state} ${active} ${condition}`;
          if (told !== `${wanted} ${model.state} ${model.active} ${model.condition}`) throw new Error(`${event.kind}: ${told}, and by the model ${wanted} ${model.state} ${model.active} ${model.condition}`);
          if (twice && step(alarm, event, now).outcome === 'changed') throw new Error(`${event.kind} changed it twice`);
          seen.steps += 1;
          seen.restarts += Number(restarts);
          seen.states.add(state);
          if (restarts) alarm = Alarm.parse(JSON.parse(JSON.stringify(alarm)));
        }
      }),
      { numRuns: 10_000, seed: 18_2 },
    );
    expect(seen.states.size).toBe(AlarmState.options.length);
    expect(seen.steps).toBeGreaterThan(150_000);
    expect(seen.restarts).toBeGreaterThan(10_000);
  });
});
