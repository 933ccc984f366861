import { Area, Feed, Organisation, noAlarmRules, noNotification, noShiftPlan, ProvinceFile, soleDisplay } from '@ioc/contracts';
import { describe, expect, it } from 'vitest';
import { ProvincePack } from './province-pack.js';

const pack = new ProvincePack({
  dir: 'config/test',
  province: ProvinceFile.parse({
    id: 'test',
    name: 'Tỉnh Ví Dụ',
    centreName: 'IOC',
    area: '99',
    map: { geometry: 'g.geojson', bounds: [1, 2, 3, 4] },
  }),
  areas: [
    { code: '99', name: 'Tỉnh Ví Dụ', level: 'province' },
    { code: '991', name: 'Huyện A', level: 'district', parent: '99', validTo: '2025-06-30', successors: ['9911'] },
    { code: '992', name: 'Huyện B', level: 'district', parent: '99' },
    { code: '9911', name: 'Xã A', level: 'commune', parent: '99', validFrom: '2025-07-01' },
  ].map((area) => Area.parse(area)),
  organisations: [
    { id: 'so-y-te', name: 'Sở Y tế', shortName: 'Sở YT', kind: 'department' },
    {
      id: 'so-giao-duc',
      name: 'Sở Giáo dục và Đào tạo',
      shortName: 'Sở GD&ĐT',
      kind: 'department',
      aliases: ['Sở GDĐT'],
    },
    { id: 'phong-a', name: 'Phòng Y tế', shortName: 'Phòng YT', kind: 'department' },
    { id: 'phong-b', name: 'Phòng Y tế', shortName: 'PYT', kind: 'department' },
  ].map((organisation) => Organisation.parse(organisation)),
  indicators: [],
  feeds: [
    Feed.parse({
      id: 'his',
      name: { vi: 'HIS', en: 'HIS' },
      component: 'health',
      organisation: 'so-y-te',
      kind: 'http-json',
      poll: { every: 'PT5S' },
      indicators: ['outpatient-visits'],
    }),
  ],
  cameras: [],
  relay: { kind: 'embedded' },
  cameraUse: null,
  scenes: [],
  takeovers: [],
  displays: [soleDisplay],
  alarms: noAlarmRules,
  procedures: [],
  drills: [],
  shifts: noShiftPlan,
  notification: noNotification,
  serviceIndex: null,
  signIn: {},
  geometry: { type: 'FeatureCollection', features: [] },
  asOf: '2025-06-30',
});

describe('a province pack', () => {
  it('lists the seven components in the order of the wall, with what it has of each', () => {
    expect(pack.components.map(({ id }) => id)).toEqual([
      'socio-economic',
      'government-performance',
      'health',
      'education',
      'feedback',
      'security-traffic',
      'cybersecurity',
    ]);
    expect(pack.components[2]).toEqual({ id: 'health', name: { vi: 'Y tế', en: 'Health' }, indicators: 0, feeds: 1 });
  });

  it('shows the units of its day only, and keeps the others', () => {
    expect(pack.shownAreas.map(({ code }) => code)).toEqual(['99', '991', '992']);
    expect(pack.children('99').map(({ code }) => code)).toEqual(['991', '992']);
    expect(pack.areaByCode('9911')?.name).toBe('Xã A');
  });

  it.each([
    ['so-y-te', 'so-y-te'],
    ['Sở Y tế', 'so-y-te'],
    ['SO Y TE', 'so-y-te'],
    ['Sở GDĐT', 'so-giao-duc'],
    ['Phòng YT', 'phong-a'],
  ])('finds the organisation %s', (text, id) => {
    expect(pack.organisation(text)).toBe(id);
  });

  it('finds no organisation for a foreign name, for nothing, or between two', () => {
    expect([pack.organisation('Sở Ngoại vụ'), pack.organisation(' '), pack.organisation('Phòng Y tế')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('finds feeds and indicators by id', () => {
    expect(pack.feed('his')?.kind).toBe('http-json');
    expect(pack.indicator('outpatient-visits')).toBeUndefined();
  });
});
