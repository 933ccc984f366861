import type { World } from '../department.js';
import { districts, placesIn, type District } from './places.js';
import { services, type Service } from './services.js';
import { dayMs, hourMs, isoDay, startOfDay } from '../core/vietnam-time.js';
import { addWorkingDays, isWorkingDay } from './working-days.js';

export type Channel = 'dvcqg' | 'cong-tinh' | 'zalo';

/** The life of one report from arrival to publication, known to the stand-in from the first moment. */
export interface Draft {
  readonly id: string;
  readonly channel: Channel;
  readonly service: Service;
  readonly district: District;
  readonly subject: string;
  readonly address: string;
  readonly agency: string;
  readonly lat: number;
  readonly long: number;
  readonly requestedAt: number;
  readonly assignedAt: number;
  readonly closedAt: number;
  /** The citizen is asked for more between assignment and this moment; absent for most. */
  readonly supplementUntil?: number;
  readonly satisfied?: boolean;
}

export type Stage = 'Chờ tiếp nhận' | 'Chờ bổ sung' | 'Đang xử lý' | 'Chờ công khai' | 'Đã công khai';

/** A report as the department would show it at one moment. */
export interface Report {
  readonly draft: Draft;
  status: 'open' | 'closed';
  stage: Stage;
  requestedAt: number;
  assignedAt?: number;
  updatedAt?: number;
  expectedAt: number;
}

/** Clocks of the national feedback rules in working days: refuse, ask for more, answer, publish. */
export const clocks = { refuse: 2, supplement: 5, answer: 15, publish: 2 } as const;

/** Share of a day's reports that arrive in each hour: two crests of office time, a few at night. */
const hourly = [0.4, 0.2, 0.1, 0.1, 0.3, 1, 2.4, 5, 8.5, 9.5, 8.6, 6, 4, 5, 7.6, 8.4, 8, 6, 4.6, 4.4, 4, 3, 1.8, 1.1];

function pick<T>(items: readonly T[], weightOf: (item: T) => number, at: number): T {
  const total = items.reduce((sum, item) => sum + weightOf(item), 0);
  let left = at * total;
  for (const item of items) {
    left -= weightOf(item);
    if (left <= 0) return item;
  }
  return items[items.length - 1] as T;
}

function logNormal(median: number, sigma: number, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return median * Math.exp(sigma * normal);
}

/** Most reports are assigned within hours; of a few the desk loses sight for one to three days. */
function assignment(requestedAt: number, random: () => number): number {
  if (random() < 0.045) return requestedAt + (25 + random() * 48) * hourMs;
  const hour = (requestedAt - startOfDay(requestedAt)) / hourMs;
  const opens = hour < 7.5 ? (7.5 - hour) * hourMs : hour > 17 ? (31.5 - hour) * hourMs : 0;
  return requestedAt + opens + Math.min(20, logNormal(2.4, 0.8, random)) * hourMs;
}

/** Median a day and a half; one in fourteen hangs for weeks and most of those miss the answer clock. */
function handlingMs(district: District, random: () => number): number {
  const slow = district.weight < 5 ? 0.11 : 0.066;
  if (random() < slow) return (16 + random() * 12) * dayMs;
  return Math.min(14 * 24, logNormal(38, 0.95, random)) * hourMs;
}

export interface Stream {
  readonly prefix: string;
  readonly perWorkingDay: number;
  readonly perRestDay: number;
  channel(random: () => number): Channel;
}

export const dvcStream: Stream = {
  prefix: 'PAKN',
  perWorkingDay: 35,
  perRestDay: 19,
  channel: (random) => (random() < 0.62 ? 'dvcqg' : 'cong-tinh'),
};

export const zaloStream: Stream = { prefix: 'ZL', perWorkingDay: 11, perRestDay: 9, channel: () => 'zalo' };

function draft(stream: Stream, requestedAt: number, order: { number: number; random: () => number }): Draft {
  const { number, random } = order;
  const service = pick(services, (s) => s.weight, random());
  const district = pick(districts, (d) => d.weight, random());
  const place = pick(placesIn(district.code), () => 1, random());
  const street = pick(place.streets, () => 1, random());
  const subject = pick(service.subjects, () => 1, random())
    .replace('{street}', street)
    .replace('{place}', place.name);
  const assignedAt = assignment(requestedAt, random);
  const handling = handlingMs(district, random);
  const agency = service.agency === 'district' ? district.office : service.agency;
  return {
    id: `${stream.prefix}-${isoDay(requestedAt).slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`,
    channel: stream.channel(random),
    service,
    district,
    subject,
    address: `${street}, ${place.name}, ${district.name}`,
    agency,
    lat: place.lat + (random() * 2 - 1) * place.radius,
    long: place.long + (random() * 2 - 1) * place.radius,
    requestedAt,
    assignedAt,
    closedAt: assignedAt + handling,
    ...(random() < 0.07 ? { supplementUntil: assignedAt + handling * 0.4 } : {}),
    ...(random() < 0.55 ? { satisfied: random() < 0.87 } : {}),
  };
}

/** All reports of one local day, arrival by arrival; the same for ever for one seed. */
export function draftsOf(world: Pick<World, 'random'>, stream: Stream, dayStart: number): Draft[] {
  const random = world.random(`feedback/${stream.prefix}/${isoDay(dayStart)}`);
  const usual = isWorkingDay(dayStart) ? stream.perWorkingDay : stream.perRestDay;
  const count = Math.round(usual * (0.85 + 0.3 * random()));
  const arrivals = Array.from({ length: count }, () => {
    const hour = pick(
      hourly.map((weight, h) => ({ weight, h })),
      (item) => item.weight,
      random(),
    ).h;
    return dayStart + Math.floor((hour + random()) * 3600) * 1000;
  }).sort((a, b) => a - b);
  return arrivals.map((requestedAt, index) => draft(stream, requestedAt, { number: index + 1, random }));
}

function stageOf(item: Draft, now: number): Stage {
  if (now >= item.closedAt) return 'Đã công khai';
  if (now < item.assignedAt) return 'Chờ tiếp nhận';
  if (item.supplementUntil !== undefined && now < item.supplementUntil) return 'Chờ bổ sung';
  const answeredAt = item.assignedAt + (item.closedAt - item.assignedAt) * 0.9;
  return now >= answeredAt && answeredAt < addWorkingDays(item.requestedAt, clocks.answer)
    ? 'Chờ công khai'
    : 'Đang xử lý';
}

function deadline(item: Draft, stage: Stage): number {
  if (stage === 'Chờ tiếp nhận') return addWorkingDays(item.requestedAt, clocks.refuse);
  if (stage === 'Chờ bổ sung') return addWorkingDays(item.assignedAt, clocks.supplement);
  if (stage === 'Chờ công khai') {
    return addWorkingDays(item.assignedAt + (item.closedAt - item.assignedAt) * 0.9, clocks.publish);
  }
  return addWorkingDays(item.requestedAt, clocks.answer);
}

/** What the department says of the report at the moment; undefined before it arrived. */
export function reportAt(item: Draft, now: number): Report | undefined {
  if (item.requestedAt > now) return undefined;
  const stage = stageOf(item, now);
  const assigned = now >= item.assignedAt ? item.assignedAt : undefined;
  return {
    draft: item,
    status: stage === 'Đã công khai' ? 'closed' : 'open',
    stage,
    requestedAt: item.requestedAt,
    assignedAt: assigned,
    updatedAt: stage === 'Đã công khai' ? item.closedAt : assigned,
    expectedAt: deadline(item, stage),
  };
}

/** Reports of the days in [fromMs, toMs] as known at `now`, oldest first; one day's drafts are made once. */
export class ReportBook {
  private readonly days = new Map<number, Draft[]>();

  constructor(
    private readonly world: Pick<World, 'random'>,
    private readonly stream: Stream,
  ) {}

  at(now: number, fromMs: number): Report[] {
    const found: Report[] = [];
    for (let day = startOfDay(fromMs); day <= now; day += dayMs) {
      for (const item of this.draftsOn(day)) {
        const report = item.requestedAt >= fromMs ? reportAt(item, now) : undefined;
        if (report) found.push(report);
      }
    }
    return found;
  }

  private draftsOn(day: number): Draft[] {
    const kept = this.days.get(day);
    if (kept) return kept;
    const made = draftsOf(this.world, this.stream, day);
    this.days.set(day, made);
    return made;
  }
}
