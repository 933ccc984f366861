import { describe, expect, it } from 'vitest';
import { madeUpChange, madeUpGround, madeUpRoute } from './made-up-change.fixture.js';
import { planAlarms } from './plan-alarms.js';

const raised = madeUpChange(1, ['normal', 'unacknowledged']);
const ground = madeUpGround(madeUpRoute);
const told = (...changes: Parameters<typeof planAlarms>[0]) => planAlarms(changes, ground).notices.map(({ level, recipient, content, dueAt }) => [(content as { what: string }).what, level, recipient, (dueAt - raised.at) / 60_000]);

describe('planning what is told of an alarm', () => {
  it('tells the first ones at once, and the next ones as long as nobody acknowledges, in times of the time to respond', () => {
    expect(told(raised)).toEqual([
      ['raised', 0, 'post/truc-ban', 0],
      ['raised', 0, 'organisation/ban-phong-chong-thien-tai', 0],
      ['escalated', 1, 'leaders', 5],
      ['escalated', 2, 'leaders', 10],
      ['escalated', 2, 'organisation/ban-phong-chong-thien-tai', 10],
    ]);
  });

  it('takes the later steps back when somebody acknowledges, those of the same reading and those planned before', () => {
    const acknowledged = madeUpChange(2, ['unacknowledged', 'acknowledged'], { kind: 'acknowledge', by: 'Bàn 02', raisedNumber: 1, raisedAt: raised.at });
    expect(told(raised, acknowledged).map(([what, level]) => [what, level])).toEqual([
      ['raised', 0],
      ['raised', 0],
      ['acknowledged', 0],
      ['acknowledged', 0],
    ]);
    expect(planAlarms([acknowledged], ground)).toMatchObject({ settled: ['alarm/river-level-3/610'] });
  });

  it('goes on calling for an alarm that has returned while nobody acknowledged it', () => {
    const gone = madeUpChange(2, ['unacknowledged', 'returned-unacknowledged'], { kind: 'condition-false', raisedNumber: 1 });
    expect(planAlarms([gone], ground).settled).toEqual([]);
    expect(told(gone).map(([what]) => what)).toEqual(['returned', 'returned']);
  });

  it('begins anew when the alarm is raised again, and tells nothing of a hold time or of being put away', () => {
    const again = [madeUpChange(2, ['unacknowledged', 'shelved']), madeUpChange(3, ['shelved', 'unacknowledged'])];
    expect(told(...again).map(([, level]) => level)).toEqual([0, 0, 1, 2, 2]);
    expect(told(madeUpChange(4, ['unacknowledged', 'unacknowledged']))).toEqual([]);
  });

  it('gives the same keys when the same change is read again', () => {
    const keys = () => planAlarms([raised], ground).notices.map(({ key }) => key);
    expect(keys()).toEqual(keys());
    expect(new Set(keys()).size).toBe(5);
  });

  it('says of each what was raised when, so that a receiver can tell occurrences apart', () => {
    const gone = madeUpChange(7, ['acknowledged', 'normal'], { raisedNumber: 1, raisedAt: raised.at });
    expect(planAlarms([gone], ground).notices[0]?.content).toMatchObject({ what: 'returned', raised: { number: 1, at: raised.at }, at: gone.at, respondBy: null });
  });

  it('follows only routes of the priority and the cause', () => {
    const to = (route: Partial<typeof madeUpRoute>) => planAlarms([raised], madeUpGround({ ...madeUpRoute, escalate: [], ...route })).notices.length;
    expect([to({}), to({ priorities: ['p2'] }), to({ groups: ['disaster'] }), to({ groups: ['traffic'] }), to({ tell: ['returned'] })]).toEqual([2, 0, 2, 0, 0]);
    expect(planAlarms([madeUpChange(1, ['normal', 'unacknowledged'], { rule: 'gone' })], ground).notices).toEqual([]);
  });
});
