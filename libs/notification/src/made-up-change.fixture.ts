import type { AlarmRule, NotificationRoute } from '@ioc/contracts';
import type { RaisedAlarmChange } from '@ioc/store';
import type { PlanGround } from './plan-alarms.js';

const text = (vi: string) => ({ vi, en: `${vi} (en)` });

export const madeUpRule: AlarmRule = {
  id: 'river-level-3',
  name: text('Mực nước sông đạt báo động 3'),
  priority: 'p1',
  cause: text('Lũ lên'),
  consequence: text('Ngập khu dân cư'),
  action: text('Ra lệnh sơ tán'),
  owner: 'ban-phong-chong-thien-tai',
  respondWithin: 'PT5M',
  procedure: 'flood-warning',
  when: { kind: 'limit', indicator: 'river-level-vs-alarm', atLeast: 3, clear: 2.5, unit: 'm' },
  areas: 'districts',
  hold: { on: 'PT0S', off: 'PT0S' },
  latch: false,
  group: 'disaster',
  restsOn: [],
  startProcedure: false,
};

export const madeUpRoute: NotificationRoute = {
  id: 'urgent',
  priorities: ['p1'],
  tell: ['raised', 'acknowledged', 'returned'],
  to: ['post/truc-ban', 'owner'],
  wait: 'PT0S',
  atMostEvery: 'PT1M',
  escalate: [
    { after: 1, to: ['leaders'] },
    { after: 2, to: ['leaders', 'owner'] },
  ],
};

export const madeUpGround = (...routes: NotificationRoute[]): PlanGround => ({
  routes,
  rule: (id) => (id === madeUpRule.id ? madeUpRule : undefined),
  areaName: () => 'Huyện Đăk Glei',
  organisationName: () => 'Ban Chỉ huy PCTT và TKCN',
});

const start = Date.parse('2026-11-20T01:00:00Z');

/** A change at a minute after eight in the morning, Kon Tum time. */
export function madeUpChange(number: number, [before, after]: [RaisedAlarmChange['before'], RaisedAlarmChange['after']], more: Partial<RaisedAlarmChange> = {}): RaisedAlarmChange {
  const at = start + number * 60_000;
  return {
    ...{ number, rule: 'river-level-3', area: '610', source: '', priority: 'p1', at, kind: 'condition-true', by: null, why: null, before, after },
    ...{ standing: {}, evidence: null, vi: 'Mực nước 3,2 m', en: 'Level 3.2 m', raisedNumber: number, raisedAt: at },
    ...more,
  };
}
