import { loadPack, type ProvincePack } from '@ioc/platform';
import { beforeAll, expect, it } from 'vitest';
import { placeOf } from './places.js';

let pack: ProvincePack;
beforeAll(async () => {
  pack = await loadPack('config/kon-tum');
});

const ruleOf = (id: string) => pack.alarms.rules.find((rule) => rule.id === id)!;

it.each([
  ['of a figure', 'river-level-3', '610', null, 'security-traffic'],
  ['of events that feeds of one component bring', 'accident-grave', '608', 'x/1', 'security-traffic'],
  ['of a feed that is silent', 'feed-silent', '62', 'lgsp-tthc', 'government-performance'],
  ['of the centre itself', 'directive-overdue', '62', 'NV-1', undefined],
])('knows of what an alarm is: %s', (_what, rule, area, source, component) => {
  expect(placeOf.alarm(pack, { rule, area, source })).toEqual({ component, area, organisation: ruleOf(rule).owner });
});

it('says of a rule that the configuration has no more only where it was', () => {
  expect(placeOf.alarm(pack, { rule: 'gone', area: '610', source: null })).toEqual({ component: undefined, area: '610', organisation: undefined });
});
