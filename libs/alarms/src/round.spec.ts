import { byCause, type AlarmRule, type Freshness } from '@ioc/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newAlarm, Alarm } from './alarm.js';
import type { AlarmEvent } from './alarm-event.js';
import { standingOf } from './answers.js';
import { groundOf, happening, hour, minute, noon, reading, river, rule, type Said } from './made-up-ground.js';
import { causesFirst, round } from './round.js';
import { step } from './step.js';

/** A centre that is told what is so from moment to moment. */
class Centre {
  alarms: ReadonlyMap<string, Alarm> = new Map();
  calls: string[] = [];

  constructor(private readonly rules: readonly AlarmRule[]) {}

  /** @param at milliseconds after noon */
  at(at: number, said: Omit<Said, 'rules' | 'now'> = {}): this {
    const ground = groundOf({ rules: this.rules, now: noon + at, ...said });
    const { alarms, changes } = round(this.alarms, ground);
    this.calls.push(...changes.filter(({ before, after }) => after.state === 'unacknowledged' && before.state !== 'unacknowledged').map(({ after }) => `${after.id.rule}@${at / minute}`));
    this.alarms = new Map([...alarms].map(([key, alarm]) => [key, Alarm.parse(JSON.parse(JSON.stringify(alarm)))]));
    return this;
  }

  act(key: string, event: AlarmEvent): this {
    const alarm = this.alarms.get(key);
    if (alarm) this.alarms = new Map([...this.alarms, [key, step(alarm, event, noon).alarm]]);
    return this;
  }

  acknowledge(key: string): this {
    return this.act(key, { kind: 'acknowledge', by: 'Bàn 02' });
  }

  get states(): Record<string, string> {
    return Object.fromEntries([...this.alarms].map(([key, { state }]) => [key, state]));
  }
}

const level = (value: number | null, area = '99') => ({ series: { [`river-level/${area}`]: reading(value, { staleAt: noon + 10 * hour }) } });

describe('rounds over time', () => {
  const held = rule({ when: river, hold: { on: 'PT5M', off: 'PT10M' } });

  it('raise what lasts for its hold time, and let it return after the other one', () => {
    const centre = new Centre([held]).at(0, level(3.5));
    expect(centre.states).toEqual({ 'river-high/99': 'pending' });
    expect(centre.at(4 * minute, level(3.5)).at(5 * minute, level(3.5)).states).toEqual({ 'river-high/99': 'unacknowledged' });
    expect(centre.at(6 * minute, level(2.5)).at(20 * minute, level(1)).at(29 * minute, level(1)).states).toEqual({ 'river-high/99': 'unacknowledged' });
    expect(centre.at(30 * minute, level(1)).states).toEqual({ 'river-high/99': 'returned-unacknowledged' });
    expect(centre.acknowledge('river-high/99').states).toEqual({ 'river-high/99': 'normal' });
    expect(centre.calls).toEqual(['river-high@5']);
  });

  it('do not raise what came and went within its hold time', () => {
    expect(new Centre([held]).at(0, level(3.5)).at(4 * minute, level(1)).at(6 * minute, level(1)).states).toEqual({ 'river-high/99': 'normal' });
  });

  it('begin with unknown, and keep what is active while nothing is known', () => {
    const centre = new Centre([held]).at(0);
    expect(centre.states).toEqual({ 'river-high/99': 'unknown' });
    centre.at(minute, level(4)).at(6 * minute, level(4)).at(7 * minute, level(null)).at(9 * hour, level(null));
    expect(centre.states).toEqual({ 'river-high/99': 'unacknowledged' });
    expect(centre.alarms.get('river-high/99')?.condition).toBe('unknown');
  });

  it('watch each district for itself', () => {
    const each = rule({ when: river, areas: 'districts' });
    expect(new Centre([each]).at(0, level(4, '991')).states).toEqual({ 'river-high/991': 'unacknowledged', 'river-high/992': 'unknown' });
  });

  it('take a changed rule at its word from then on, and let go of what has no rule any more', () => {
    const at = (rules: readonly AlarmRule[], alarms: ReadonlyMap<string, Alarm>, now: number) => round(alarms, groundOf({ rules, now: noon + now, ...level(4) }));
    const calm = round(new Map(), groundOf({ rules: [held], ...level(1) })).alarms;
    expect(at([rule({ when: river })], calm, minute).alarms.get('river-high/99')?.state).toBe('unacknowledged');
    const waiting = at([held], calm, minute).alarms;
    expect(at([rule({ when: river, hold: { on: 'PT1H' } })], waiting, 6 * minute).alarms.get('river-high/99')?.state).toBe('unacknowledged');
    expect(at([], waiting, minute)).toMatchObject({ changes: [], gone: [{ id: { rule: 'river-high' }, state: 'pending' }] });
    expect(at([], waiting, minute).alarms.size).toBe(0);
  });

  it('keep count of a machine that has had one finding of three, without saying so every time', () => {
    const attacked = rule({ id: 'attacked', when: { kind: 'events', events: 'security-alert', per: 'place', count: 3, within: 'PT10M' } });
    const ground = (now: number) => groundOf({ rules: [attacked], now: noon + now, events: [happening('soc/1', { place: 'may-01' })] });
    const first = round(new Map(), ground(0));
    expect([...first.alarms.values()].map(({ state }) => state)).toEqual(['normal']);
    expect(round(first.alarms, ground(1000)).changes).toEqual([]);
    expect(round(first.alarms, ground(hour)).alarms.size).toBe(0);
  });

  it('change nothing the second time, whatever was said', () => {
    const rules = [held, rule({ id: 'silent', when: { kind: 'no-data', feeds: 'all' } }), rule({ id: 'wet', when: { kind: 'limit', indicator: 'rainfall', atLeast: 50, clear: 20, unit: 'm' }, restsOn: ['river-high'] })];
    const said = fc.record({ level: fc.option(fc.double({ min: 0, max: 5, noNaN: true })), rain: fc.option(fc.integer({ min: 0, max: 90 })), sensors: fc.constantFrom<Freshness>('fresh', 'stale', 'missing', 'off'), passes: fc.integer({ min: 0, max: 15 }), mends: fc.boolean() });
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 12, size: 'max' }), (moments) => {
        let alarms: ReadonlyMap<string, Alarm> = new Map();
        let now = noon;
        for (const moment of moments) {
          now += moment.passes * minute;
          const maintenance = moment.mends ? [{ id: 'm', fromMs: now, untilMs: now + 1 }] : [];
          const fresh = { staleAt: noon + 24 * hour };
          const ground = groundOf({ rules, now, maintenance, feeds: { sensors: moment.sensors }, series: { 'river-level/99': reading(moment.level, fresh), 'rainfall/99': reading(moment.rain, fresh) } });
          const before = alarms;
          alarms = round(alarms, ground).alarms;
          if (round(alarms, ground).changes.length > 0) throw new Error('the second round changed something');
          // A hold time that was over by now is the clock's, and not the silence's.
          const isLost = moment.sensors !== 'fresh' && [...before].some(([key, { active, holdUntil, id }]) => active && holdUntil === null && id.rule !== 'silent' && alarms.get(key)?.active !== true);
          if (isLost) throw new Error('silence let an alarm go');
        }
      }),
    );
  });
});

describe('what silences an alarm by design', () => {
  const thirty = Array.from({ length: 30 }, (_, index) => rule({ id: `level-${index + 1}`, when: { ...river, atLeast: index + 1, clear: index } }));
  const silent = rule({ id: 'feed-silent', when: { kind: 'no-data', feeds: 'all' }, hold: { on: 'PT2M' } });

  it('is its dead feed: thirty rules are unknown, and one alarm stands for all of them', () => {
    const centre = new Centre([...thirty, silent]).at(0, level(0));
    const dead = { ...level(0), feeds: { sensors: 'stale' as const } };
    centre.at(minute, dead).at(3 * minute, dead).at(60 * minute, dead);
    expect(centre.calls).toEqual(['feed-silent@3']);
    expect(Object.values(centre.states).filter((state) => state === 'unknown')).toHaveLength(30);
  });

  it('is a window of maintenance, and what is still there after it calls then', () => {
    const maintenance = [{ id: 'sensors', fromMs: noon, untilMs: noon + 10 * minute, feeds: ['sensors'] }];
    const centre = new Centre([rule({ when: river })]).at(0, { ...level(4), maintenance }).at(9 * minute, { ...level(4), maintenance });
    expect([centre.calls, centre.states]).toEqual([[], { 'river-high/99': 'suppressed' }]);
    expect(centre.at(10 * minute, { ...level(4), maintenance }).calls).toEqual(['river-high@10']);
  });

  it('is no window over other feeds, rules or areas', () => {
    const around = { fromMs: noon, untilMs: noon + minute };
    const maintenance = [{ id: 'a', ...around, feeds: ['cdc'] }, { id: 'b', ...around, rules: ['other'] }, { id: 'c', ...around, areas: ['991'] }];
    expect(new Centre([rule({ when: river })]).at(0, { ...level(4), maintenance }).calls).toEqual(['river-high@0']);
  });

  it('is what it rests on, in the same round and whatever stands first in the file', () => {
    const wet = rule({ id: 'wet', when: { kind: 'limit', indicator: 'rainfall', atLeast: 50, clear: 20, unit: 'm' }, areas: 'districts', restsOn: ['river-high'] });
    const high = rule({ when: river, areas: 'districts' });
    const storm = { series: { ...level(4, '991').series, 'rainfall/991': reading(80), 'rainfall/992': reading(80) } };
    const centre = new Centre([wet, high]).at(0, storm);
    expect(centre.calls.sort()).toEqual(['river-high@0', 'wet@0']);
    expect(centre.states).toMatchObject({ 'wet/991': 'suppressed', 'wet/992': 'unacknowledged' });
    const over = { series: { ...level(1, '991').series, 'rainfall/991': reading(10), 'rainfall/992': reading(10) } };
    expect(centre.at(minute, over).states).toMatchObject({ 'wet/991': 'normal', 'river-high/991': 'returned-unacknowledged' });
  });

  it('is what it rests on in the whole province too, and no longer when that is out of service', () => {
    const wet = rule({ id: 'wet', when: { kind: 'limit', indicator: 'rainfall', atLeast: 50, clear: 20, unit: 'm' }, areas: 'districts', restsOn: ['river-high'] });
    const storm = { series: { ...level(4).series, 'rainfall/991': reading(80) } };
    const centre = new Centre([wet, rule({ when: river })]).at(0, storm);
    expect(centre.states).toMatchObject({ 'wet/991': 'suppressed' });
    centre.act('river-high/99', { kind: 'take-out', by: 'Bàn 02', reason: 'thay cảm biến' });
    expect(centre.at(minute, storm).states).toMatchObject({ 'river-high/99': 'out-of-service', 'wet/991': 'unacknowledged' });
  });

  it('is a silent feed for a figure that it brings, and no other feed', () => {
    const late = rule({ id: 'late', when: { kind: 'no-data', indicator: 'revenue' }, restsOn: ['feed-silent'] });
    const atOnce = rule({ id: 'feed-silent', when: { kind: 'no-data', feeds: 'all' } });
    expect(new Centre([late, atOnce]).at(0, { feeds: { treasury: 'stale' } }).states).toMatchObject({ 'late/99': 'suppressed' });
    expect(new Centre([late, atOnce]).at(0, { feeds: { cdc: 'stale' } }).states).toMatchObject({ 'late/99': 'unacknowledged' });
  });

  it('comes before what it silences', () => {
    const rules = [rule({ id: 'c', when: river, restsOn: ['b'] }), rule({ id: 'a', when: river }), rule({ id: 'b', when: river, restsOn: ['a'] })];
    expect(causesFirst(rules).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('a storm of 500 alarms in a minute', () => {
  const groups = [{ id: 'security', name: { vi: 'An toàn thông tin', en: 'Cybersecurity' } }];
  const finding = rule({ id: 'finding', group: 'security', priority: 'p3', when: { kind: 'events', events: 'security-alert', per: 'event' } });
  const slide = rule({ id: 'slide', priority: 'p1', when: { kind: 'events', events: 'disaster-alert', per: 'event' } });
  const events = [...Array.from({ length: 500 }, (_, index) => happening(`soc/${index}`, { startedAt: noon - index * 100 })), happening('sensors/1', { kind: 'disaster-alert', severity: 1, area: '991' })];
  const storm = new Centre([finding, slide]).at(0, { events });

  it('loses none', () => expect(Object.values(storm.states).filter((state) => state === 'unacknowledged')).toHaveLength(501));

  it('is shown by cause, the most urgent first', () => {
    const { pack } = groundOf({ rules: [finding, slide], groups });
    const standing = [...storm.alarms.values()].map((alarm) => standingOf(alarm.id.rule === slide.id ? slide : finding, { alarm, evidence: null }));
    expect(byCause(standing, pack.alarms)).toMatchObject([
      { id: 'slide', priority: 'p1', unacknowledged: 1, alarms: [{ id: 'slide/991/sensors/1' }] },
      { id: 'security', name: { vi: 'An toàn thông tin' }, priority: 'p3', unacknowledged: 500 },
    ]);
  });

  it('stands in no more groups than there is room for, the least urgent causes together in the last one', () => {
    const causes = Array.from({ length: 12 }, (_, index) => ({ id: `cause-${index}`, name: { vi: 'x', en: 'x' } }));
    const alarms = causes.map(({ id }, index) => standingOf(rule({ id, when: river, priority: index === 11 ? 'p1' : 'p3' }), { alarm: { ...newAlarm({ rule: id, area: '99' }, { onMs: 0, offMs: 0, latching: false, shelfMaxMs: 1 }, noon + index), state: 'unacknowledged', active: true, acknowledged: false }, evidence: null }));
    const groups = byCause(alarms, { rules: causes, groups: [] }, 10);
    expect(groups.map(({ id }) => id)).toEqual(['cause-11', ...Array.from({ length: 8 }, (_, index) => `cause-${index}`), '+']);
    expect(groups.at(-1)).toMatchObject({ name: null, unacknowledged: 3 });
  });

  it('leaves nothing behind when it is over and was acknowledged', () => {
    for (const key of storm.alarms.keys()) storm.acknowledge(key);
    expect(storm.at(minute, { events: events.map((event) => ({ ...event, status: 'closed' as const })) }).alarms.size).toBe(0);
  });
});
