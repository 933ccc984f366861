import type { AlarmPriority, AlarmRulesInfo, AlarmStanding, AlarmState } from '@ioc/contracts';
import { expect, it } from 'vitest';
import { linesOf, mostGroups, ofTab, respondBy } from './alarm-list.js';

const minute = 60_000;
function alarm(id: string, more: Partial<AlarmStanding> & { priority?: AlarmPriority; state?: AlarmState } = {}): AlarmStanding {
  const state = more.state ?? 'unacknowledged';
  const axes = { active: state === 'unacknowledged' || state === 'acknowledged', acknowledged: state === 'acknowledged' || state === 'latched' };
  return { id, rule: id.split('/')[0] ?? id, priority: 'p3', state, since: 0, activeSince: 0, ...axes, ...more } as AlarmStanding;
}
const causes = { rules: Array.from({ length: 20 }, (_, index) => ({ id: `rule-${index}`, name: { vi: 'x', en: 'x' }, group: null })), groups: [] } as unknown as AlarmRulesInfo;
const none: ReadonlySet<string> = new Set();

it('puts what nobody has acknowledged first, each state under its own title', () => {
  const alarms = [alarm('a', { state: 'acknowledged' }), alarm('b'), alarm('c', { state: 'returned-unacknowledged' }), alarm('d', { state: 'latched' })];
  const { rows } = linesOf(alarms, { causes, isGrouped: false, open: none });
  expect(rows.map(({ id }) => id)).toEqual(['/unacknowledged', 'b', '/returned', 'c', '/acknowledged', 'a', '/latched', 'd']);
});

it('shows a storm of twenty causes in ten groups at most, with every urgent alarm outside of them and some always in sight', () => {
  const storm = Array.from({ length: 500 }, (_, index) => alarm(`rule-${index % 20}/${index}`));
  const urgent = Array.from({ length: 8 }, (_, index) => alarm(`rule-0/p1-${index}`, { priority: 'p1' }));
  const { pinned, rows } = linesOf([...storm, ...urgent], { causes, isGrouped: true, open: none });
  const groups = rows.flatMap((row) => (row.kind === 'group' ? [row.group] : []));
  expect(groups).toHaveLength(mostGroups);
  expect(groups.reduce((sum, { alarms }) => sum + alarms.length, 0)).toBe(500);
  expect([...pinned, ...rows.flatMap((row) => (row.kind === 'alarm' ? [row.alarm] : []))].map(({ id }) => id)).toEqual(urgent.map(({ id }) => id));
  expect(pinned).toHaveLength(5);
});

it('opens a group to its alarms', () => {
  const { rows } = linesOf([alarm('rule-1/a'), alarm('rule-1/b'), alarm('rule-2/a')], { causes, isGrouped: true, open: new Set(['rule-1']) });
  expect(rows.map(({ id }) => id)).toEqual(['/rule-1', 'rule-1/a', 'rule-1/b', '/rule-2']);
});

it('keeps what was put away, and what is not known, in lists of their own', () => {
  const alarms = [alarm('a'), alarm('b', { state: 'shelved' }), alarm('c', { state: 'suppressed' }), alarm('d', { state: 'out-of-service' }), alarm('e', { state: 'unknown', acknowledged: true })];
  expect((['standing', 'shelved', 'suppressed', 'out-of-service', 'unknown'] as const).map((tab) => ofTab(alarms, tab).map(({ id }) => id).join())).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('counts the time to answer from when it was raised, until it is acknowledged', () => {
  expect(respondBy(alarm('a', { activeSince: minute }), 'PT5M')).toBe(6 * minute);
  expect(respondBy(alarm('a', { state: 'acknowledged' }), 'PT5M')).toBeNull();
  expect(respondBy(alarm('a', { state: 'shelved', acknowledged: true }), 'PT5M')).toBeNull();
});
