import { services } from './services.js';
import type { Report } from './reports.js';
import { dayMs, isoLocal } from '../core/vietnam-time.js';

/** GeoReport v2 lists at most 90 days; without `start_date` this server answers the last 30. */
export const defaultSpanMs = 30 * dayMs;
export const maxSpanMs = 90 * dayMs;

export interface Query {
  readonly from: number;
  readonly to: number;
  readonly status?: ReadonlySet<string>;
  readonly serviceCode?: ReadonlySet<string>;
  readonly page: number;
  readonly pageSize: number;
}

/** A fault as GeoReport v2 puts it: a list of code and description. */
export class BadQuery extends Error {}

function moment(text: string | null, name: string): number | undefined {
  if (text === null || text === '') return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new BadQuery(`${name} is not a W3C date-time: ${text}`);
  return at;
}

function whole(text: string | null, fallback: number, max: number): number {
  const value = Number(text ?? fallback);
  if (!Number.isInteger(value) || value < 1) throw new BadQuery(`page and page_size are whole numbers from 1: ${text}`);
  return Math.min(value, max);
}

function list(text: string | null): ReadonlySet<string> | undefined {
  return text ? new Set(text.split(',').map((part) => part.trim())) : undefined;
}

/** Reads the query of /requests.*; throws BadQuery with what is wrong. */
export function parseQuery(params: URLSearchParams, now: number): Query {
  const to = moment(params.get('end_date'), 'end_date') ?? now;
  const from = moment(params.get('start_date'), 'start_date') ?? to - defaultSpanMs;
  if (to - from > maxSpanMs + dayMs)
    throw new BadQuery('The span between start_date and end_date may be at most 90 days');
  return {
    from,
    to,
    status: list(params.get('status')),
    serviceCode: list(params.get('service_code')),
    page: whole(params.get('page'), 1, 100_000),
    pageSize: whole(params.get('page_size'), 100, 200),
  };
}

/** One page, newest first as the real servers list them. */
export function select(reports: readonly Report[], query: Query): Report[] {
  const found = reports.filter(
    (report) =>
      report.requestedAt >= query.from &&
      report.requestedAt <= query.to &&
      (query.status?.has(report.status) ?? true) &&
      (query.serviceCode?.has(report.draft.service.code) ?? true),
  );
  return found.reverse().slice((query.page - 1) * query.pageSize, query.page * query.pageSize);
}

function notes(report: Report): string | undefined {
  if (report.status === 'closed') return `Đã xử lý và công khai kết quả - ${report.draft.agency}`;
  return report.assignedAt === undefined ? undefined : `${report.stage} - ${report.draft.agency}`;
}

/**
 * GeoReport v2 request as JSON. Quirks kept from real servers: fields without a value are left out, numbers are numbers,
 * there is no closing time but `updated_datetime`. `assigned_datetime`, `process_stage`, `district_code`, `source_channel` and
 * `satisfaction` are the portal's extensions.
 */
export function toJson(report: Report): Record<string, string | number> {
  const { draft } = report;
  const optional = {
    status_notes: notes(report),
    updated_datetime: report.updatedAt === undefined ? undefined : isoLocal(report.updatedAt),
    assigned_datetime: report.assignedAt === undefined ? undefined : isoLocal(report.assignedAt),
    agency_responsible: report.assignedAt === undefined ? undefined : draft.agency,
    satisfaction:
      report.status === 'open' || draft.satisfied === undefined
        ? undefined
        : draft.satisfied
          ? 'hai-long'
          : 'khong-hai-long',
  };
  return {
    service_request_id: draft.id,
    status: report.status,
    service_name: draft.service.name,
    service_code: draft.service.code,
    description: draft.subject,
    requested_datetime: isoLocal(report.requestedAt),
    expected_datetime: isoLocal(report.expectedAt),
    address: draft.address,
    lat: Number(draft.lat.toFixed(6)),
    long: Number(draft.long.toFixed(6)),
    district_code: draft.district.code,
    process_stage: report.stage,
    source_channel: draft.channel,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  } as Record<string, string | number>;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function element(name: string, value: string | number | undefined): string {
  return value === undefined || value === '' ? `    <${name}/>` : `    <${name}>${escape(String(value))}</${name}>`;
}

/** Elements of the XML server in its order; it knows no extensions besides the district's number, and no media. */
function xmlRequest(report: Report): string {
  const { draft } = report;
  const closed = report.status === 'closed' ? report.updatedAt : undefined;
  const fields: [string, string | number | undefined][] = [
    ['service_request_id', draft.id],
    ['status', report.status],
    ['status_notes', notes(report)],
    ['service_name', draft.service.name],
    ['service_code', draft.service.code],
    ['description', draft.subject],
    ['agency_responsible', report.assignedAt === undefined ? undefined : draft.agency],
    ['service_notice', undefined],
    ['requested_datetime', isoLocal(report.requestedAt)],
    ['updated_datetime', closed === undefined ? undefined : isoLocal(closed)],
    ['expected_datetime', isoLocal(report.expectedAt)],
    ['address', draft.address],
    ['address_id', draft.district.code],
    ['zipcode', undefined],
    ['long', draft.long.toFixed(9)],
    ['lat', draft.lat.toFixed(9)],
    ['media_url', undefined],
  ];
  return `  <request>\n${fields.map(([name, value]) => element(name, value)).join('\n')}\n  </request>`;
}

export function requestsXml(reports: readonly Report[]): string {
  const body = reports.map(xmlRequest).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<service_requests>\n${body}\n</service_requests>\n`;
}

export function errorXml(code: number, description: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<errors>\n  <error>\n    <code>${code}</code>\n    <description>${escape(description)}</description>\n  </error>\n</errors>\n`;
}

export function servicesJson(): Record<string, unknown>[] {
  return services.map(({ code, name, description, group }) => ({
    service_code: code,
    service_name: name,
    description,
    metadata: false,
    type: 'realtime',
    keywords: group.replace('-', ' '),
    group,
  }));
}

export function servicesXml(): string {
  const one = (service: (typeof services)[number]) =>
    `  <service>\n${[
      element('service_code', service.code),
      element('service_name', service.name),
      element('description', service.description),
      element('metadata', 'false'),
      element('type', 'realtime'),
      element('keywords', undefined),
      element('group', service.group),
    ].join('\n')}\n  </service>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<services is_array="true">\n${services.map(one).join('\n')}\n</services>\n`;
}
