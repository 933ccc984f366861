import { drillOfAlarm, drillOfSource, type Drill } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { drillAt } from './drill-at.js';

const begin = Date.UTC(2026, 10, 27, 2);
const minute = 60_000;
const said = (text: string) => ({ vi: text, en: text });
const drill: Drill = {
  ...{ id: 'DT-7', state: 'running', startedAt: begin, startedBy: 'Trực ban', endsAt: begin + 120 * minute, happened: [], endedAt: null, endedBy: null, why: '' },
  script: {
    ...{ id: 'landslide', name: said('Sạt lở'), cause: said('Mưa lớn.'), lasts: 'PT2H' },
    timeline: [
      { kind: 'event', id: 'slide', at: 'PT1M', event: 'disaster-alert', component: 'security-traffic', severity: 1, title: 'Sạt lở đèo Lò Xo', area: '610', point: { lat: 15.2, lon: 107.7 } },
      { kind: 'event', id: 'report', at: 'PT5M', lasts: 'PT10M', event: 'citizen-report', component: 'feedback', severity: 3, title: 'Xe kẹt', area: '610' },
      { kind: 'alarm', id: 'river', at: 'PT8M', rule: 'river-high', area: '608' },
    ],
  },
};
const ids = (at: number) => {
  const { events, alarms } = drillAt(drill, at);
  return [...events, ...alarms].map(({ id }) => id);
};

describe('a drill', () => {
  it.each([
    [0, []],
    [1, ['drill/DT-7/slide']],
    [5, ['drill/DT-7/slide', 'drill/DT-7/report']],
    [8, ['drill/DT-7/slide', 'drill/DT-7/report', 'river']],
    [15, ['drill/DT-7/slide', 'river']],
  ])('lets be so after %d minutes what its script says', (minutes, expected) => {
    expect(ids(begin + minutes * minute)).toEqual(expected);
  });

  it('marks its events, which say since when they are known', () => {
    expect(drillAt(drill, begin + minute).events).toMatchObject([{ drill: 'DT-7', feed: 'drill', lat: 15.2, knownSince: begin + minute, provenance: 'simulated' }]);
  });

  it('lets nothing be so any more once it is being closed', () => {
    expect(drillAt({ ...drill, state: 'closing' }, begin + 10 * minute)).toEqual({ id: 'DT-7', isClosing: true, events: [], alarms: [] });
  });
});

describe('the mark of a drill', () => {
  it.each([
    ['drill/DT-7/slide', 'DT-7'],
    ['drill/DT-7', 'DT-7'],
    ['wazuh/4711', null],
    ['drill', null],
    [null, null],
  ])('is read from the source %s', (source, expected) => {
    expect(drillOfSource(source)).toBe(expected);
  });

  it('is read from the id of an alarm, whatever its area and rule are called', () => {
    expect([drillOfAlarm('disaster-severe/610/drill/DT-7/slide'), drillOfAlarm('drill/DT-7'), drillOfAlarm('a/62')]).toEqual(['DT-7', null, null]);
  });
});
