import { districts, province } from '../core/areas.js';
import { dayMs, hourMs, localTime, startOfDay } from '../core/vietnam-time.js';
import type { FeedView } from '../department.js';
import type { Entity } from './ngsi.js';
import { segments } from './roads.js';
import { settledCounts } from './settled.js';

const listedDays = 30;
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
const shareOf = (total: number, accidents: number, index: number): number => Math.floor(total / accidents) + (index < total % accidents ? 1 : 0);

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

function entity(view: FeedView, accident: Accident): Entity {
  const { year, month, day, hour, weekday } = localTime(accident.at);
  const localId = `TNGT-${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}-${accident.district}-${accident.number}`;
  const random = view.random(localId);
  const own = segments.filter((segment) => segment.district === accident.district);
  const segment = own[Math.floor(random() * own.length)] ?? segments[0];
  const [title, vehicles] = stories[Math.floor(random() * stories.length)] ?? ['Tai nạn giao thông', []];
  const zulu = new Date(accident.at).toISOString().replace('.000Z', 'Z');
  const ageMs = view.now() - accident.at;
  return {
    id: `urn:ngsi-ld:RoadAccident:KTM:${localId}`,
    type: 'RoadAccident',
    localId,
    name: `${title}, ${segment?.street ?? ''}`,
    description: `${title} tại ${segment?.street ?? ''}, ${names.get(accident.district) ?? ''}: ${accident.deaths} người chết, ${accident.injured} người bị thương`,
    address: { streetAddress: segment?.street ?? '', addressLocality: names.get(accident.district) ?? '', addressRegion: 'Kon Tum', addressCountry: 'VN' },
    areaServed: accident.district,
    location: { type: 'Point', coordinates: segment?.line[Math.floor(random() * 3)] ?? [] },
    status: ageMs < 4 * hourMs ? 'onGoing' : 'solved',
    accidentDate: zulu,
    dateCreated: zulu,
    dateModified: new Date(Math.min(view.now(), accident.at + 4 * hourMs)).toISOString().slice(0, 19) + 'Z',
    accidentStatisticalDate: { year, quarter: Math.ceil(month / 3), weekday: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][weekday], hour },
    vehiclesInvolved: vehicles,
    totalInjured: accident.injured,
    totalDeadPeopleWithin24Hours: accident.deaths,
    totalDeadPeopleWithin30Days: accident.deaths,
  };
}

/** The accidents of the last thirty days, newest first; whole days are worked out once. */
export class AccidentBook {
  private readonly days = new Map<number, Accident[]>();

  list(view: FeedView): Entity[] {
    const now = view.now();
    const today = startOfDay(now);
    const past = Array.from({ length: listedDays - 1 }, (_, i) => this.wholeDay(view, today - (i + 1) * dayMs));
    return [...accidentsOf(view, now), ...past.flat()].sort((a, b) => b.at - a.at).map((accident) => entity(view, accident));
  }

  private wholeDay(view: FeedView, start: number): Accident[] {
    const kept = this.days.get(start);
    if (kept) return kept;
    const made = accidentsOf(view, start + dayMs - 1);
    this.days.set(start, made);
    return made;
  }
}
