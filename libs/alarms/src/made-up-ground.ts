import { AlarmRule, Area, Feed, Indicator, Organisation, ProvinceFile, noNotification, noShiftPlan, soleDisplay, type AlarmRulesFile, type EventState, type Freshness, type IndicatorInfo, type Outlook } from '@ioc/contracts';
import { ProvincePack } from '@ioc/platform';
import type { Ground, SeriesView } from './ground.js';

/** A province of two districts that specs write rules for. */

export const noon = Date.UTC(2026, 10, 23, 5);
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const words = (text: string) => ({ vi: text, en: text });

/** A rule as a pack would have it; what a spec does not care about is filled in. */
export function rule(given: Record<string, unknown>): AlarmRule {
  const said = words('x');
  return AlarmRule.parse({ id: 'river-high', name: words('Nước cao'), priority: 'p2', owner: 'ioc', respondWithin: 'PT30M', procedure: 'flood-warning', cause: said, consequence: said, action: said, ...given });
}

export const river = { kind: 'limit', indicator: 'river-level', atLeast: 3, clear: 2, unit: 'm' };

const indicator = (id: string, more: object = {}): IndicatorInfo => ({
  ...Indicator.parse({ id, name: words(id), unit: 'm', decimals: 1, polarity: 'neutral', cadence: { every: 'PT15M', dueAfter: 'PT15M' }, possible: [0, 1e6], aggregate: 'none', source: 'ioc', ...more }),
  component: 'security-traffic',
});
const feed = (id: string, indicators: string[], events: string[] = []) => Feed.parse({ id, name: words(id), component: 'security-traffic', organisation: 'ioc', kind: 'csv', poll: { every: 'PT5S' }, indicators, events });

const slow = { cadence: { every: 'month', dueAfter: 'P20D' } };
const indicators = [
  indicator('river-level', { target: { max: 2 } }),
  indicator('rainfall'),
  indicator('cases', { cadence: { every: 'day', dueAfter: 'P1D' } }),
  indicator('revenue', { ...slow, target: { min: 1200 } }),
  indicator('share', { formula: '[revenue] / [rainfall] * 100' }),
];
const feeds = [feed('sensors', ['river-level', 'rainfall'], ['disaster-alert']), feed('cdc', ['cases']), feed('treasury', ['revenue']), feed('soc', ['rainfall'], ['security-alert'])];

export function packWith(rules: readonly AlarmRule[], groups: AlarmRulesFile['groups'] = []): ProvincePack {
  return new ProvincePack({
    dir: 'config/test',
    province: ProvinceFile.parse({ id: 'test', name: 'Tỉnh Ví Dụ', centreName: 'IOC', area: '99', map: { geometry: 'g.geojson', bounds: [1, 2, 3, 4] } }),
    areas: [{ code: '99', name: 'Toàn tỉnh', level: 'province' }, ...['991', '992'].map((code) => ({ code, name: `Huyện ${code}`, level: 'district', parent: '99' }))].map((area) => Area.parse(area)),
    organisations: [Organisation.parse({ id: 'ioc', name: 'IOC', shortName: 'IOC', kind: 'centre' })],
    ...{ indicators, feeds, cameras: [], relay: { kind: 'embedded' }, cameraUse: null, scenes: [], takeovers: [], displays: [soleDisplay] },
    procedures: [],
    drills: [],
    shifts: noShiftPlan,
    notification: noNotification,
    serviceIndex: null,
    signIn: {},
    alarms: { shelfAtMost: 'PT8H', groups, rules: [...rules] },
    geometry: { type: 'FeatureCollection', features: [] },
    asOf: '2026-11-23',
  });
}

/** A value of now that is fresh. */
export const reading = (value: number | null, more: Partial<SeriesView> = {}): SeriesView => ({ value, period: 'instant', at: noon, staleAt: noon + 30 * minute, feed: 'sensors', past: [], ...more });

export const happening = (id: string, more: Partial<EventState> = {}): EventState => ({
  id,
  feed: id.split('/')[0] ?? '',
  component: 'cybersecurity',
  kind: 'security-alert',
  title: 'Phát hiện mã độc',
  severity: 2,
  status: 'open',
  startedAt: noon - minute,
  receivedAt: noon,
  provenance: 'live',
  ...more,
});

export interface Said {
  rules: readonly AlarmRule[];
  groups?: AlarmRulesFile['groups'];
  /** Series by `indicator/area`. */
  series?: Record<string, SeriesView>;
  /** What series will be, by `indicator/area`. */
  outlook?: Record<string, Outlook>;
  feeds?: Partial<Record<string, Freshness>>;
  /** When feeds were heard last, epoch milliseconds. */
  heard?: Record<string, number>;
  events?: readonly EventState[];
  maintenance?: Ground['maintenance'];
  overdue?: Ground['overdue'];
  drills?: Ground['drills'];
  now?: number;
}

const nothing: Required<Omit<Said, 'rules' | 'feeds'>> = { groups: [], series: {}, outlook: {}, heard: {}, events: [], maintenance: [], overdue: [], drills: [], now: noon };

/** All feeds are fresh where a spec does not say otherwise. */
export function groundOf({ rules, feeds: said = {}, ...more }: Said): Ground {
  const { groups, series, outlook, heard, events, maintenance, overdue, drills, now } = { ...nothing, ...more };
  const freshness = new Map(feeds.map(({ id }) => [id, said[id] ?? 'fresh'] as const));
  return { now, pack: packWith(rules, groups), series: (id, area) => series[`${id}/${area}`], outlook: (id, area) => outlook[`${id}/${area}`], feeds: freshness, heard: new Map(Object.entries(heard)), events, maintenance, overdue, drills };
}
