import { districts, province } from '../core/areas.js';
import { dayMs, hourMs, isoDay, localTime, startOfDay } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';
import type { Entity } from './ngsi.js';
import { segments } from './roads.js';
import { settledCounts } from './settled.js';

const listedDays = 30;
const clearedAfterMs = 4 * hourMs;
const names = new Map(districts.map((district) => [district.code, district.name]));
const stories: readonly (readonly [title: string, vehicles: readonly string[]])[] = [
  ['Va chạm giữa xe mô tô và xe tải', ['motorcycle', 'lorry']],
  ['Hai xe mô tô va chạm trực diện', ['motorcycle', 'motorcycle']],
  ['Xe mô tô tự ngã', ['motorcycle']],
  ['Xe ô tô con va chạm xe mô tô', ['car', 'motorcycle']],
  ['Hai xe tải va chạm', ['lorry', 'lorry']],
  ['Xe khách va chạm xe tải', ['bus', 'lorry']],
];

interface Accident {
  readonly district: string;
  readonly number: number;
  readonly at: number;
  readonly deaths: number;
  readonly injured: number;
}

/** When the district's count of the day first reached `number`: the accident's own moment, the same on each poll. */
function reachedAt(count: (atMs: number) => number, number: number, range: { from: number; to: number }): number {
  let { from, to } = range;
  while (to - from > 1000) {
    const middle = Math.floor((from + to) / 2);
    if (count(middle) >= number) to = middle;
    else from = middle;
  }
  return Math.floor(to / 1000) * 1000;
}

/** Shares out a day's people over its accidents, one after another. */
const shareOf = (total: number, accidents: number, index: number): number =>
  Math.floor(total / accidents) + (index < total % accidents ? 1 : 0);

function accidentsOf(view: FeedView, atMs: number): Accident[] {
  const from = startOfDay(atMs);
  const counts = settledCounts(view, 'traffic-accidents', { atMs });
  const deaths = settledCounts(view, 'traffic-deaths', { atMs });
  const injured = settledCounts(view, 'traffic-injured', { atMs });
  return [...counts].flatMap(([district, counted]) => {
    const dead = deaths.get(district) ?? 0;
    const hurt = injured.get(district) ?? 0;
    // Nobody is hurt without an accident: where only the people were counted, the accident is listed too, unless the count is pinned.
    const pinned = [district, province.code].some((code) => view.pinned('traffic-accidents', code) !== undefined);
    const number = counted === 0 && dead + hurt > 0 && !pinned ? 1 : counted;
    const count = (at: number) => settledCounts(view, 'traffic-accidents', { atMs: at }).get(district) ?? 0;
    return Array.from({ length: number }, (_, i): Accident => ({
      district,
      number: i + 1,
      at: counted > i ? reachedAt(count, i + 1, { from, to: atMs }) : from,
      deaths: shareOf(dead, number, i),
      injured: shareOf(hurt, number, i),
    }));
  });
}

/** Where it happened and who was in it, drawn once for the accident's number. */
function circumstances(view: FeedView, accident: Accident, localId: string) {
  const random = view.random(localId);
  const own = segments.filter((segment) => segment.district === accident.district);
  const segment = own[Math.floor(random() * own.length)] as (typeof segments)[number];
  const [title, vehicles] = stories[Math.floor(random() * stories.length)] as (typeof stories)[number];
  return { street: segment.street, point: segment.line[Math.floor(random() * segment.line.length)], title, vehicles };
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const zulu = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19) + 'Z';

function entity(view: FeedView, accident: Accident): Entity {
  const { at, deaths, injured, district } = accident;
  const { year, month, hour, weekday } = localTime(at);
  const localId = `TNGT-${isoDay(at).replaceAll('-', '')}-${district}-${accident.number}`;
  const { street, point, title, vehicles } = circumstances(view, accident, localId);
  const locality = names.get(district);
  return {
    id: `urn:ngsi-ld:RoadAccident:KTM:${localId}`,
    type: 'RoadAccident',
    localId,
    name: `${title}, ${street}`,
    description: `${title} tại ${street}, ${locality}: ${deaths} người chết, ${injured} người bị thương`,
    address: { streetAddress: street, addressLocality: locality, addressRegion: 'Kon Tum', addressCountry: 'VN' },
    areaServed: district,
    location: { type: 'Point', coordinates: point },
    status: view.now() - at < clearedAfterMs ? 'onGoing' : 'solved',
    accidentDate: zulu(at),
    dateCreated: zulu(at),
    dateModified: zulu(Math.min(view.now(), at + clearedAfterMs)),
    accidentStatisticalDate: { year, quarter: Math.ceil(month / 3), weekday: weekdays[weekday], hour },
    vehiclesInvolved: vehicles,
    totalInjured: injured,
    totalDeadPeopleWithin24Hours: deaths,
    totalDeadPeopleWithin30Days: deaths,
  };
}

/** The accidents of the last thirty days, newest first; whole days are worked out once. */
export class AccidentBook {
  private readonly days = new Map<number, Accident[]>();

  list(view: FeedView): Entity[] {
    const now = view.now();
    const today = startOfDay(now);
    const past = Array.from({ length: listedDays - 1 }, (_, i) => this.wholeDay(view, today - (i + 1) * dayMs));
    return [...accidentsOf(view, now), ...past.flat()]
      .sort((a, b) => b.at - a.at)
      .map((accident) => entity(view, accident));
  }

  private wholeDay(view: FeedView, start: number): Accident[] {
    const kept = this.days.get(start);
    if (kept) return kept;
    const made = accidentsOf(view, start + dayMs - 1);
    this.days.set(start, made);
    return made;
  }
}
