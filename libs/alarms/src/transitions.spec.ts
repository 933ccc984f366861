import { AlarmEventKind, AlarmState } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { Alarm, newAlarm, type AlarmTerms } from './alarm.js';
import type { AlarmEvent } from './alarm-event.js';
import { reasons } from './reasons.js';
import { step, type Step } from './step.js';
import { axes, transitions, type Row } from './transitions.js';

const cells = AlarmState.options.flatMap((from) => AlarmEventKind.options.map((on) => [from, on] as const));
const nameOf = ({ from, on, when }: Row) => `${from} · ${on} · ${when}`;

describe('the table of alarms', () => {
  it.each(cells)('says what becomes of %s on %s, whatever holds', (from, on) => {
    const rows = transitions.filter((row) => row.from === from && row.on === on);
    expect(rows.at(-1)?.when).toBe('otherwise');
    expect(new Set(rows.map(({ when }) => when)).size).toBe(rows.length);
  });

  it('refuses and stays by reasons that have words, and leaves no word unused', () => {
    const used = transitions.flatMap((row) => ('stays' in row ? [row.stays] : 'refused' in row ? [row.refused] : []));
    expect([...new Set(used)].sort()).toEqual(Object.keys(reasons).sort());
  });
});

/** Moments are laid out so that a hold or a shelf is either ahead of the clock or behind it. */
const tick = 10;
const terms: AlarmTerms[] = [0, tick].flatMap((onMs) => [0, tick].flatMap((offMs) => [true, false].map((latching) => ({ onMs, offMs, latching, shelfMaxMs: 2 * tick }))));
const eventsAt = (now: number): AlarmEvent[] => [
  { kind: 'condition-true' },
  { kind: 'condition-false' },
  { kind: 'condition-unknown' },
  { kind: 'hold-elapsed' },
  { kind: 'acknowledge', by: 'Bàn 02' },
  { kind: 'reset', by: 'Bàn 02' },
  { kind: 'shelve', by: 'Bàn 02', reason: 'đang sửa', until: now + tick },
  { kind: 'shelve', by: 'Bàn 02', reason: ' ', until: now + tick },
  { kind: 'shelve', by: 'Bàn 02', reason: 'đang sửa', until: now },
  { kind: 'shelve', by: 'Bàn 02', reason: 'đang sửa', until: now + 3 * tick },
  { kind: 'unshelve', by: 'Bàn 02' },
  { kind: 'shelf-expired' },
  { kind: 'suppress', source: 'parent/lgsp-down' },
  { kind: 'suppress', source: 'maintenance/lgsp' },
  { kind: 'unsuppress', source: 'parent/lgsp-down' },
  { kind: 'unsuppress', source: 'maintenance/lgsp' },
  { kind: 'take-out', by: 'Bàn 02', reason: 'thay cảm biến' },
  { kind: 'take-out', by: 'Bàn 02', reason: '' },
  { kind: 'put-back', by: 'Bàn 02' },
];

/** What tells two alarms apart, with moments as before or after `now`. */
function shapeOf(alarm: Alarm, now: number): string {
  const ahead = (at: number | undefined | null) => (at === undefined || at === null ? null : Math.sign(at - now));
  const { terms: its, state, condition, active, acknowledged, latched, suppressedBy } = alarm;
  return JSON.stringify([its, state, condition, active, acknowledged, latched, suppressedBy, ahead(alarm.holdUntil), alarm.shelf && alarm.shelf.until - now]);
}

interface Visit {
  before: Alarm;
  event: AlarmEvent;
  now: number;
  made: Step;
}

/** Everything that can happen to every alarm that can come about. */
function everything(): Visit[] {
  const visits: Visit[] = [];
  const known = new Set<string>();
  const open = terms.map((its) => ({ alarm: newAlarm({ rule: 'r', area: '62' }, its, 0), now: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { alarm, now } = next;
    const shape = shapeOf(alarm, now);
    if (known.has(shape)) continue;
    known.add(shape);
    // A moment passes, and nothing happens.
    if (now < 40 * tick) open.push({ alarm, now: now + tick });
    for (const event of eventsAt(now)) {
      const made = step(alarm, event, now);
      visits.push({ before: alarm, event, now, made });
      open.push({ alarm: made.alarm, now });
    }
  }
  return visits;
}

const visits = everything();

function isAsSaid(row: Row, { before, made, now }: Visit): boolean {
  const { outcome, alarm } = made;
  if ('stays' in row) return outcome === 'unchanged' && made.reason === row.stays;
  if ('refused' in row) return outcome === 'refused' && made.reason === row.refused;
  return outcome === 'changed' && alarm.state === row.to && alarm.since === (row.to === row.from ? before.since : now);
}

describe('every row', () => {
  const byRow = new Map(transitions.map((row) => [row, visits.filter(({ made }) => made.row === row)]));

  it.each(transitions.map((row) => [nameOf(row), row] as const))('%s', (_, row) => {
    const taken = byRow.get(row) ?? [];
    expect(taken.length, 'no alarm ever comes here').toBeGreaterThan(0);
    expect(taken.filter((visit) => !isAsSaid(row, visit))).toEqual([]);
  });
});

describe('every alarm that can come about', () => {
  const faulty = (isFaulty: (visit: Visit) => boolean) => visits.filter(isFaulty).slice(0, 3);

  it('is many', () => expect(visits.length).toBeGreaterThan(5000));

  it('is whole after a restart', () => {
    expect(faulty(({ made }) => JSON.stringify(Alarm.parse(JSON.parse(JSON.stringify(made.alarm)))) !== JSON.stringify(made.alarm))).toEqual([]);
  });

  it('is the same one after an event that changed nothing', () => {
    expect(faulty(({ before, made }) => made.outcome !== 'changed' && made.alarm !== before)).toEqual([]);
  });

  it('stands on the two axes as its state says', () => {
    const differs = ({ state, active, acknowledged }: Alarm) => axes[state] !== undefined && (axes[state].active !== active || axes[state].acknowledged !== acknowledged);
    expect(faulty(({ made }) => differs(made.alarm))).toEqual([]);
  });

  it('changes once when the same event comes twice', () => {
    expect(faulty(({ event, now, made }) => step(made.alarm, event, now).outcome === 'changed')).toEqual([]);
  });

  it('is never normal while its condition is unknown, and unknown never lets an active one go', () => {
    expect(faulty(({ made: { alarm } }) => alarm.condition === 'unknown' && (alarm.state === 'normal' || alarm.state === 'pending'))).toEqual([]);
    expect(faulty(({ before, event, made }) => event.kind === 'condition-unknown' && made.alarm.active !== before.active)).toEqual([]);
  });

  it('has an end and a reason while it is put away, and nothing of that after', () => {
    const differs = ({ state, shelf, suppressedBy, outOfService }: Alarm) =>
      (shelf !== null) !== (state === 'shelved') || (suppressedBy.length > 0) !== (state === 'suppressed') || (outOfService !== null) !== (state === 'out-of-service') || shelf?.reason.trim() === '' || outOfService?.reason.trim() === '';
    expect(faulty(({ made }) => differs(made.alarm))).toEqual([]);
  });

  it('is acknowledged after it was taken from the shelf by hand, and not when its time was over', () => {
    const offTheShelf = visits.filter(({ before, event, made }) => before.state === 'shelved' && before.active && made.outcome === 'changed' && (event.kind === 'unshelve' || event.kind === 'shelf-expired'));
    expect(offTheShelf.length).toBeGreaterThan(0);
    expect(offTheShelf.filter(({ event, made }) => made.alarm.state !== (event.kind === 'unshelve' ? 'acknowledged' : 'unacknowledged'))).toEqual([]);
  });
});
