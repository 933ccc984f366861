import type { ServiceRequest } from './service-request.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export const measureNames = [
  'received-today',
  'received',
  'open',
  'resolved-today',
  'resolved',
  'overdue',
  'unassigned-24h',
  'on-time-rate',
  'median-hours',
  'first-response-hours',
  'satisfaction-rate',
] as const;
export type MeasureName = (typeof measureNames)[number];

/** What a measure may know beside the requests themselves. Times are epoch milliseconds. */
export interface Moment {
  nowMs: number;
  /** First moment of the local day that `nowMs` falls in. */
  dayStartMs: number;
  /** Whether the server says when a request was assigned; otherwise an agency in charge stands for it. */
  saysAssignment: boolean;
}

type Measure = (requests: readonly ServiceRequest[], moment: Moment) => number | null;
type Test = (request: ServiceRequest, moment: Moment) => boolean;

const count = (test: Test): Measure => (requests, moment) => requests.filter((request) => test(request, moment)).length;

const isOverdue: Test = (request, { nowMs }) => !request.closed && request.expectedMs !== undefined && request.expectedMs < nowMs;
const isUnassigned: Test = (request, { nowMs, saysAssignment }) => {
  const assigned = saysAssignment ? request.assignedMs !== undefined : request.agency !== undefined;
  return !request.closed && !assigned && nowMs - request.requestedMs > dayMs;
};

/** Counts, rates in % and hours over the requests of one area. A rate over nothing is `null`, never 0 or 100. */
export const measures: Readonly<Record<MeasureName, Measure>> = {
  'received-today': count((request, { dayStartMs }) => request.requestedMs >= dayStartMs),
  received: count(() => true),
  open: count((request) => !request.closed),
  'resolved-today': count((request, { dayStartMs }) => request.closed && (request.updatedMs ?? 0) >= dayStartMs),
  resolved: count((request) => request.closed),
  overdue: count(isOverdue),
  'unassigned-24h': count(isUnassigned),
  'on-time-rate': (requests) => {
    const judged = requests.filter((request) => request.closed && request.updatedMs !== undefined && request.expectedMs !== undefined);
    return share(judged, (request) => (request.updatedMs ?? 0) <= (request.expectedMs ?? 0));
  },
  'median-hours': (requests) => medianHours(requests, (request) => (request.closed ? request.updatedMs : undefined)),
  'first-response-hours': (requests) => medianHours(requests, (request) => request.assignedMs),
  'satisfaction-rate': (requests) => share(requests.filter((request) => request.satisfied !== undefined), (request) => request.satisfied === true),
};

export { isOverdue };

function share(requests: readonly ServiceRequest[], test: (request: ServiceRequest) => boolean): number | null {
  return requests.length === 0 ? null : rounded((requests.filter(test).length / requests.length) * 100);
}

/** Median hours from the request to a later moment; moments before the request are slips of the source and do not count. */
function medianHours(requests: readonly ServiceRequest[], endOf: (request: ServiceRequest) => number | undefined): number | null {
  const hours = requests
    .map((request) => ((endOf(request) ?? Number.NaN) - request.requestedMs) / hourMs)
    .filter((value) => value >= 0)
    .sort((a, b) => a - b);
  if (hours.length === 0) return null;
  const middle = Math.floor(hours.length / 2);
  const upper = hours[middle] ?? 0;
  return rounded(hours.length % 2 === 1 ? upper : ((hours[middle - 1] ?? 0) + upper) / 2);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
