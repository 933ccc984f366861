import { instantOf, type PackView } from '@ioc/adapter-kit';
import type { Rejected } from '@ioc/contracts';
import type { RawRequest } from './open311-body.js';

/** Names of the fields beyond GeoReport v2 that a server adds. */
export interface Extensions {
  subject: string;
  assigned: string;
  satisfaction: string;
  satisfied: readonly string[];
  area: string;
}

/** A citizen's report without anything about the citizen. Times are epoch milliseconds. */
export interface ServiceRequest {
  id: string;
  closed: boolean;
  service: string;
  subject: string;
  agency?: string;
  address?: string;
  /** Code of the district; absent when the report names none that the pack knows. */
  area?: string;
  point?: { lat: number; lon: number };
  requestedMs: number;
  updatedMs?: number;
  expectedMs?: number;
  assignedMs?: number;
  satisfied?: boolean;
  where: string;
}

const openWords = new Set(['open', 'new', 'acknowledged', 'in progress', 'submitted']);
const closedWords = new Set(['closed', 'resolved', 'archived']);

/** @returns the request, or why it cannot be counted */
export function readRequest(raw: RawRequest, extensions: Extensions, pack: PackView): ServiceRequest | Pick<Rejected, 'reason'> {
  const id = raw.field('service_request_id');
  if (!id) return { reason: 'no service_request_id' };
  if (id.length > 200) return { reason: 'a service_request_id of more than 200 characters' };
  const status = (raw.field('status') ?? '').toLowerCase();
  if (!openWords.has(status) && !closedWords.has(status)) return { reason: `status is neither open nor closed: ${status || '(none)'}` };
  const requestedMs = msOf(raw.field('requested_datetime'), pack);
  if (requestedMs === undefined) return { reason: `requested_datetime is no time: ${raw.field('requested_datetime') ?? '(none)'}` };
  const service = serviceIn(raw);
  return {
    id,
    closed: closedWords.has(status),
    service,
    subject: raw.field(extensions.subject) ?? service,
    requestedMs,
    where: raw.where,
    ...timesOf(raw, extensions, pack),
    ...placeOf(raw, extensions, pack),
    ...known({ agency: raw.field('agency_responsible'), satisfied: satisfiedIn(raw, extensions) }),
  };
}

function serviceIn(raw: RawRequest): string {
  return raw.field('service_name') ?? raw.field('service_code') ?? 'Phản ánh';
}

function timesOf(raw: RawRequest, extensions: Extensions, pack: PackView): Pick<ServiceRequest, 'updatedMs' | 'expectedMs' | 'assignedMs'> {
  return known({
    updatedMs: msOf(raw.field('updated_datetime'), pack),
    expectedMs: msOf(raw.field('expected_datetime'), pack),
    assignedMs: msOf(raw.field(extensions.assigned), pack),
  });
}

function placeOf(raw: RawRequest, extensions: Extensions, pack: PackView): Pick<ServiceRequest, 'address' | 'area' | 'point'> {
  const address = raw.field('address');
  return known({ address, area: areaOf([raw.field(extensions.area), ...partsOf(address)], pack), point: pointOf(raw) });
}

/** The district stands last in an address: `Trần Phú, phường Quyết Thắng, Thành phố Kon Tum`. */
function partsOf(address: string | undefined): string[] {
  return (address ?? '').split(',').map((part) => part.trim()).filter(Boolean).reverse();
}

function areaOf(texts: readonly (string | undefined)[], pack: PackView): string | undefined {
  for (const text of texts) {
    const match = text === undefined ? null : pack.area(text);
    if (match && 'code' in match && match.code !== pack.provinceArea) return match.code;
  }
  return undefined;
}

/** A point at 0, 0 is a form that was not filled in. */
function pointOf(raw: RawRequest): { lat: number; lon: number } | undefined {
  const lat = Number(raw.field('lat'));
  const lon = Number(raw.field('long'));
  const inside = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return inside && (lat !== 0 || lon !== 0) ? { lat, lon } : undefined;
}

function satisfiedIn(raw: RawRequest, extensions: Extensions): boolean | undefined {
  const answer = raw.field(extensions.satisfaction);
  return answer === undefined ? undefined : extensions.satisfied.includes(answer.toLowerCase());
}

function msOf(text: string | undefined, pack: PackView): number | undefined {
  const instant = text === undefined ? null : instantOf(text, pack.utcOffset);
  return instant === null ? undefined : Date.parse(instant);
}

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
function known<T extends object>(fields: T): Known<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Known<T>;
}
