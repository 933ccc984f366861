import { drillOfSource, type EventState } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { alarmKey, type Alarm } from './alarm.js';
import { groundOf, happening, minute, noon, reading, river, rule, type Said } from './made-up-ground.js';
import { round } from './round.js';
import { step } from './step.js';

const slide = rule({ id: 'slide', priority: 'p1', latch: true, when: { kind: 'events', events: 'disaster-alert', severity: 1, per: 'event' } });
const attacked = rule({ id: 'attacked', when: { kind: 'events', events: 'security-alert', per: 'place', count: 2, within: 'PT10M' } });
const many = rule({ id: 'many', when: { kind: 'events', events: 'security-alert', count: 2, within: 'PT10M' } });
const high = rule({ id: 'high', when: river, hold: { on: 'PT5M', off: 'PT30M' }, latch: true });
const flood = rule({ id: 'flood', when: { kind: 'events', events: 'disaster-alert', severity: 2, per: 'province' }, restsOn: ['high'] });
const late = rule({ id: 'late', when: { kind: 'overdue-directives' } });
const rules = [slide, attacked, many, high, flood, late];

const drilled = (id: string, more: Partial<EventState>): EventState => happening(`drill/DT-1/${id}`, { feed: 'drill', drill: 'DT-1', ...more });
const running = (alarms: { id: string; rule: string; area: string }[] = []) => [{ id: 'DT-1', isClosing: false, alarms }];
const closing = [{ id: 'DT-1', isClosing: true, alarms: [] }];

function after(before: ReadonlyMap<string, Alarm>, at: number, said: Omit<Said, 'rules' | 'now'>) {
  return round(before, groundOf({ rules, series: { 'river-level/99': reading(1) }, now: noon + at, ...said }));
}
const statesOf = (alarms: ReadonlyMap<string, Alarm>) => Object.fromEntries([...alarms].map(([key, { state }]) => [key, state]));
const real = (alarms: ReadonlyMap<string, Alarm>) => new Map([...alarms].filter(([, { id }]) => drillOfSource(id.source) === null));

/** What is so in a quarter of an hour of any day; what a drill adds is laid over it. */
const day = (nth: number): { events: EventState[]; series: NonNullable<Said['series']> } => ({
  events: [happening('soc/1', { place: 'PC-1', startedAt: noon + minute }), ...(nth >= 3 ? [happening('soc/2', { place: 'PC-1', startedAt: noon + 3 * minute })] : []), ...(nth >= 2 && nth < 9 ? [happening('sensors/s', { kind: 'disaster-alert', severity: 1 })] : [])],
  series: { 'river-level/99': reading(nth >= 4 && nth < 12 ? 4 : 1) },
});
const drill = [drilled('slide', { kind: 'disaster-alert', severity: 1 }), drilled('f1', { place: 'PC-1', startedAt: noon }), drilled('f2', { place: 'PC-1', startedAt: noon + minute })];

describe('a drill', () => {
  it('raises what its events ask for, each alarm under a name of its own and without waiting', () => {
    const { alarms } = after(new Map(), 2 * minute, { events: drill, drills: running([{ id: 'river', rule: 'high', area: '99' }]) });
    expect(statesOf(new Map([...alarms].filter(([key]) => key.includes('/drill/'))))).toEqual({
      'slide/99/drill/DT-1/slide': 'unacknowledged',
      'attacked/99/drill/DT-1/PC-1': 'unacknowledged',
      'many/99/drill/DT-1': 'unacknowledged',
      'high/99/drill/DT-1/river': 'unacknowledged',
      'flood/99/drill/DT-1': 'unacknowledged',
    });
  });

  it('changes nothing of what is so: the same real alarms, changes and reasons, moment by moment, with it and without', () => {
    let [plain, mixed] = [new Map<string, Alarm>() as ReadonlyMap<string, Alarm>, new Map<string, Alarm>() as ReadonlyMap<string, Alarm>];
    for (let nth = 0; nth < 20; nth += 1) {
      const { events, series } = day(nth);
      const without = after(plain, nth * minute, { events, series, drills: [] });
      const withIt = after(mixed, nth * minute, { events: [...events, ...(nth < 15 ? drill : [])], series, drills: nth < 15 ? running([{ id: 'river', rule: 'high', area: '99' }]) : closing });
      expect(real(withIt.alarms)).toEqual(without.alarms);
      expect(withIt.changes.filter(({ after: { id } }) => drillOfSource(id.source) === null)).toEqual(without.changes);
      [plain, mixed] = [without.alarms, withIt.alarms];
    }
    expect(statesOf(plain)).not.toEqual({});
  });

  it('is judged whatever feeds are silent', () => {
    const { alarms } = after(new Map(), 0, { events: drill, drills: running(), feeds: { sensors: 'stale', soc: 'stale' } });
    expect(alarms.get('slide/99/drill/DT-1/slide')?.state).toBe('unacknowledged');
  });

  it('names the alarm of its own overdue directive', () => {
    const overdue = [{ id: 'NV-7', title: 'Dọn đường', organisation: 'Sở A', deadline: noon, drill: 'DT-1' }];
    expect(statesOf(after(new Map(), 0, { overdue, drills: running() }).alarms)).toMatchObject({ 'late/99/drill/DT-1/NV-7': 'unacknowledged' });
  });

  it.each([
    ['nobody has seen', (alarm: Alarm) => alarm],
    ['somebody has seen', (alarm: Alarm) => step(alarm, { kind: 'acknowledge', by: 'Bàn 02' }, noon).alarm],
    ['somebody has put away', (alarm: Alarm) => step(alarm, { kind: 'shelve', by: 'Bàn 02', reason: 'x', until: noon + minute }, noon).alarm],
    ['its design silences', (alarm: Alarm) => step(alarm, { kind: 'suppress', source: 'maintenance/x' }, noon).alarm],
    ['is out of service', (alarm: Alarm) => step(alarm, { kind: 'take-out', by: 'Bàn 02', reason: 'x' }, noon).alarm],
  ])('brings to rest an alarm that %s when it is closed', (_name, put) => {
    const key = 'slide/99/drill/DT-1/slide';
    const { alarms } = after(new Map(), 0, { events: drill, drills: running() });
    const before = new Map([...alarms].map(([id, alarm]) => [id, id === key ? put(alarm) : alarm]));
    const ended = after(before, minute, { drills: closing });
    expect(ended.changes.at(0)?.after.id.rule).toBeDefined();
    expect([...ended.alarms.keys()].filter((id) => id.includes('/drill/'))).toEqual([]);
    const last = ended.changes.findLast(({ after: { id } }) => alarmKey(id) === key);
    // Nobody is called by the end of a drill.
    expect(ended.changes.filter(({ before: was, after: is }) => is.state === 'unacknowledged' && was.state !== 'unacknowledged')).toEqual([]);
    expect([last?.after.state, last?.after.acknowledged, last?.after.active]).toEqual(['normal', true, false]);
  });
});
