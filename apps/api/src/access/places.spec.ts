import { loadPack, type ProvincePack } from '@ioc/platform';
import { beforeAll, expect, it } from 'vitest';
import { placeOf } from './places.js';

let pack: ProvincePack;
beforeAll(async () => {
  pack = await loadPack('config/kon-tum');
});

const ruleOf = (id: string) => pack.alarms.rules.find((rule) => rule.id === id)!;

it.each([
  { what: 'a figure', rule: 'river-level-3', source: null, component: 'security-traffic' },
  { what: 'events that feeds of one component bring', rule: 'accident-grave', source: 'x/1', component: 'security-traffic' },
  { what: 'a feed that is silent', rule: 'feed-silent', source: 'lgsp-tthc', component: 'government-performance' },
  { what: 'the centre itself', rule: 'directive-overdue', source: 'NV-1', component: undefined },
])('knows of what an alarm is: of $what', ({ rule, source, component }) => {
  expect(placeOf.alarm(pack, { rule, area: '610', source })).toEqual({ component, area: '610', organisation: ruleOf(rule).owner });
});

it('says of a rule that the configuration has no more only where it was', () => {
  expect(placeOf.alarm(pack, { rule: 'gone', area: '610', source: null })).toEqual({ component: undefined, area: '610', organisation: undefined });
});
