import type { World } from '../department.js';
import { districts } from './places.js';
import type { Report } from './reports.js';
import { dayMs, hourMs, startOfDay } from '../core/vietnam-time.js';
import { addWorkingDays } from './working-days.js';

export const province = '62';

/** What an operator may pin; each figure is then exact when it is counted from the list. */
export const pinnable = [
  'feedback-received',
  'feedback-resolved',
  'feedback-open',
  'feedback-overdue',
  'feedback-unassigned-24h',
] as const;
type Pinnable = (typeof pinnable)[number];

export function isOverdue(report: Report, now: number): boolean {
  return report.status === 'open' && report.expectedAt < now;
}

export function isUnassigned24h(report: Report, now: number): boolean {
  return report.status === 'open' && report.assignedAt === undefined && now - report.requestedAt > dayMs;
}

function isResolvedToday(report: Report, now: number): boolean {
  return report.status === 'closed' && startOfDay(report.updatedAt ?? 0) === startOfDay(now);
}

/** How each pinned figure is counted, in the order in which they are settled: a later one keeps the earlier ones. */
const counts: Readonly<Record<Pinnable, (report: Report, now: number) => boolean>> = {
  'feedback-received': (report, now) => startOfDay(report.requestedAt) === startOfDay(now),
  'feedback-open': (report) => report.status === 'open',
  'feedback-resolved': isResolvedToday,
  'feedback-overdue': isOverdue,
  'feedback-unassigned-24h': isUnassigned24h,
};

export function figure(reports: readonly Report[], indicator: Pinnable, now: number): number {
  return reports.filter((report) => counts[indicator](report, now)).length;
}

/** A further report like `model`, that lies so long back. */
function copy(model: Report, tag: string, requestedAt: number): Report {
  const draft = { ...model.draft, id: `${model.draft.id}-${tag}`, requestedAt };
  return {
    ...model,
    draft,
    requestedAt,
    status: 'open',
    stage: 'Đang xử lý',
    assignedAt: requestedAt + hourMs / 4,
    updatedAt: requestedAt + hourMs / 4,
    expectedAt: addWorkingDays(requestedAt, 15),
  };
}

const reopen = (report: Report, now: number): void => {
  report.status = 'open';
  report.stage = 'Đang xử lý';
  report.updatedAt = report.assignedAt;
  report.expectedAt = Math.max(addWorkingDays(report.requestedAt, 15), now + dayMs);
};
/** Answered yesterday, so that today's count of answers stays; what came in today can only be answered today. */
const close = (report: Report, now: number): void => {
  report.status = 'closed';
  report.stage = 'Đã công khai';
  report.assignedAt = Math.min(report.assignedAt ?? report.requestedAt, startOfDay(now) - 8 * hourMs);
  report.assignedAt = Math.max(report.assignedAt, report.requestedAt);
  report.updatedAt = Math.max(report.assignedAt, startOfDay(now) - 7 * hourMs);
};
const closeToday = (report: Report, now: number): void => {
  close(report, now);
  report.updatedAt = Math.max(startOfDay(now), now - hourMs, report.requestedAt);
};
const unresolve = (report: Report, now: number): void => {
  if (startOfDay(report.requestedAt) === startOfDay(now)) reopen(report, now);
  else close(report, now);
};
/** Late by an hour, on the hour, so that the deadline does not creep with every poll. */
const makeLate = (report: Report, now: number): void => {
  report.expectedAt = Math.min(now - 1, Math.max(report.requestedAt + 1000, Math.floor(now / hourMs - 1) * hourMs));
};
const makeTimely = (report: Report, now: number): void => {
  report.expectedAt = addWorkingDays(Math.floor(now / hourMs) * hourMs, 2);
};
const unassign = (report: Report): void => {
  report.assignedAt = undefined;
  report.updatedAt = undefined;
  report.stage = 'Chờ tiếp nhận';
};
const assign = (report: Report): void => {
  report.assignedAt = report.requestedAt + hourMs;
  report.updatedAt = report.assignedAt;
  report.stage = 'Đang xử lý';
};

interface Task {
  readonly area: string;
  readonly target: number;
  readonly now: number;
  /** Whether a report may be touched: never one of a district that has its own pin, when the province is settled. */
  readonly free: (report: Report) => boolean;
  /** Where the number of open reports is pinned, nothing may open a further one. */
  readonly mayAdd: boolean;
}

interface Change {
  readonly counts: (report: Report, now: number) => boolean;
  readonly candidate: (report: Report, now: number) => boolean;
  readonly add: (report: Report, now: number) => void;
  readonly remove: (report: Report, now: number) => void;
  /** How long ago a copy must have come in, to be able to count. */
  readonly ageMs: number;
  /** Whether the newest candidates are taken first. */
  readonly newestFirst?: boolean;
}

function settle(reports: Report[], task: Task, change: Change): void {
  const { now, target } = task;
  const mine = reports.filter((report) => task.area === province || report.draft.district.code === task.area);
  const counted = mine.filter((report) => change.counts(report, now));
  const touchable = counted.filter(task.free);
  for (const report of touchable.slice(0, Math.max(0, counted.length - target))) change.remove(report, now);
  let missing = target - counted.length;
  const order = change.newestFirst ? [...mine].reverse() : mine;
  for (const report of order.filter((r) => !change.counts(r, now) && task.free(r) && change.candidate(r, now))) {
    if (missing <= 0) return;
    change.add(report, now);
    missing -= 1;
  }
  const models = mine.filter(task.free);
  for (let n = 0; task.mayAdd && n < missing && models.length > 0; n += 1) {
    const model = models[n % models.length] as Report;
    const added = copy(model, `${task.area}-${n + 1}`, Math.floor((now - change.ageMs) / hourMs) * hourMs - n * 60_000);
    change.add(added, now);
    reports.push(added);
  }
}

const changes: Readonly<Record<Exclude<Pinnable, 'feedback-received'>, Change>> = {
  'feedback-open': {
    counts: counts['feedback-open'],
    candidate: (report, now) => !isResolvedToday(report, now),
    add: reopen,
    remove: close,
    ageMs: 2 * dayMs,
    newestFirst: true,
  },
  'feedback-resolved': {
    counts: isResolvedToday,
    candidate: (report, now) => report.status === 'closed' && report.requestedAt < startOfDay(now),
    add: closeToday,
    remove: unresolve,
    ageMs: 2 * dayMs,
    newestFirst: true,
  },
  'feedback-overdue': {
    counts: isOverdue,
    candidate: (report, now) => report.status === 'open' && now - report.requestedAt > hourMs,
    add: makeLate,
    remove: makeTimely,
    ageMs: 20 * dayMs,
  },
  'feedback-unassigned-24h': {
    counts: isUnassigned24h,
    candidate: (report, now) => report.status === 'open' && now - report.requestedAt > dayMs,
    add: unassign,
    remove: assign,
    ageMs: 2 * dayMs,
  },
};

function settleReceived(reports: Report[], task: Omit<Task, 'mayAdd'>): Report[] {
  const { area, target, now } = task;
  const inArea = (report: Report) => area === province || report.draft.district.code === area;
  const today = reports.filter((report) => inArea(report) && counts['feedback-received'](report, now));
  const surplus = Math.max(0, today.length - target);
  const dropped = new Set(surplus > 0 ? today.filter(task.free).slice(-surplus) : []);
  const kept = reports.filter((report) => !dropped.has(report));
  const models = reports.filter((report) => inArea(report) && task.free(report));
  const begin = startOfDay(now);
  for (let n = 0; n < target - today.length && models.length > 0; n += 1) {
    const model = models[n % models.length] as Report;
    kept.push(copy(model, `${area}-N${n + 1}`, Math.min(now, begin + (n + 1) * 60_000)));
  }
  return kept;
}

/** Figures that may lengthen the list although the number of open reports is pinned. */
const addsFreely: ReadonlySet<Pinnable> = new Set(['feedback-open', 'feedback-resolved']);

/** The list changed as little as needed for every pinned figure, districts first, then the province with what is left free. */
export function withPins(reports: Report[], world: Pick<World, 'pinned'>, now: number): Report[] {
  let list = reports;
  for (const indicator of pinnable) {
    const pinnedDistricts = new Set(
      districts.map((d) => d.code).filter((code) => world.pinned(indicator, code) !== undefined),
    );
    for (const area of [...pinnedDistricts, province]) {
      const target = world.pinned(indicator, area);
      if (target === undefined) continue;
      const free = (report: Report) => area !== province || !pinnedDistricts.has(report.draft.district.code);
      if (indicator === 'feedback-received') {
        list = settleReceived(list, { area, target, now, free });
        continue;
      }
      const openPinned = [area, province].some((code) => world.pinned('feedback-open', code) !== undefined);
      settle(list, { area, target, now, free, mayAdd: addsFreely.has(indicator) || !openPinned }, changes[indicator]);
    }
  }
  return list.sort((a, b) => a.requestedAt - b.requestedAt);
}
