import type { FeedEvent } from '@ioc/contracts';
import { maskAddress, maskPersonal } from '@ioc/adapter-kit';
import { isOverdue, type Moment } from './measures.js';
import type { ServiceRequest } from './service-request.js';

export type Severity = FeedEvent['severity'];

export interface EventRules {
  severity: Severity;
  overdueSeverity: Severity;
}

/** A citizen's report as an event: subject, place, district, agency. Who reported it is never part of it. */
export function citizenReport(request: ServiceRequest, rules: EventRules, moment: Moment): FeedEvent {
  return {
    id: request.id,
    kind: 'citizen-report',
    title: cut(maskPersonal(request.subject), 300),
    description: cut(request.service, 2000),
    severity: isOverdue(request, moment) ? rules.overdueSeverity : rules.severity,
    status: request.closed ? 'closed' : 'open',
    startedAt: iso(request.requestedMs),
    where: request.where,
    ...(request.area === undefined ? {} : { area: request.area }),
    ...(request.agency === undefined ? {} : { organisation: cut(request.agency, 200) }),
    ...(request.address === undefined ? {} : { place: cut(maskAddress(request.address), 300) }),
    ...request.point,
    ...(request.updatedMs === undefined ? {} : { updatedAt: iso(request.updatedMs) }),
    ...(request.expectedMs === undefined ? {} : { dueAt: iso(request.expectedMs) }),
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
