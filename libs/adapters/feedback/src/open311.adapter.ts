import { z } from 'zod';
import { dayOf, Duration, durationMs, parseTime, Severity, Slug, type FeedBatch, type FeedEvent, type Reading, type Rejected } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, unchanged, type FetchContext, type PackView, textOf, type RawPayload, type Unchanged } from '@ioc/adapter-kit';
import { citizenReport } from './citizen-report.js';
import { measureNames, measures, type Moment } from './measures.js';
import { requestsOf } from './open311-body.js';
import { readRequest, type ServiceRequest } from './service-request.js';

const dayMs = 86_400_000;

const MeasureSetting = z.strictObject({
  measure: z.enum(measureNames).describe('What is counted over the requests of the answer.'),
  indicator: Slug.describe('Indicator that the figure fills.'),
  breakdown: z.string().optional().describe('Further dimension of the series, e.g. channel=zalo.'),
  byArea: z.boolean().default(true).describe('Also one figure for each of settings.areas; the province always has one.'),
});

const ExtensionSettings = z.strictObject({
  subject: z.string().default('service_name').describe('Field that tells in one line what it is about; its text is masked before it is shown.'),
  assigned: z.string().default('assigned_datetime').describe('Field with the moment of the first assignment; without it, agency_responsible stands for "assigned".'),
  satisfaction: z.string().default('satisfaction').describe('Field with the citizen’s judgement of the answer.'),
  satisfied: z.array(z.string()).default(['hai-long', 'true', 'yes', '4', '5']).describe('Judgements that count as satisfied, in lower case.'),
  area: z.string().default('district_code').describe('Field with a district’s code or name; without it the end of the address is read.'),
});

const EventSettings = z.strictObject({
  severity: Severity.default(4).describe('Severity of an ordinary report: 1 urgent … 4 low.'),
  overdueSeverity: Severity.default(3).describe('Severity of an open report past its deadline.'),
  closedWithin: Duration.default('P2D').describe('Closed reports are told as events for so long, so that a screen sees them close.'),
});

export const Open311Settings = z.strictObject({
  source: HttpSource.describe('Address of the GeoReport v2 endpoint, without requests.json.'),
  path: z.string().default('requests.json').describe('requests.json or requests.xml; both formats are understood.'),
  query: z.record(z.string(), z.string()).default({}).describe('Further parameters, e.g. jurisdiction_id.'),
  days: z.number().int().min(1).max(90).default(30).describe('Requests of so many days back are asked for; the protocol allows 90.'),
  pageSize: z.number().int().positive().default(100).describe('Requests a page.'),
  maxPages: z.number().int().positive().default(40).describe('More pages than this is a fault: figures over half a list would be wrong.'),
  measures: z.array(MeasureSetting).min(1).describe('Figures to work out.'),
  areas: z.array(z.string()).default([]).describe('Districts that get figures of their own, also when nothing was reported there.'),
  extensions: ExtensionSettings.prefault({}).describe('Names of fields beyond GeoReport v2.'),
  events: EventSettings.prefault({}).describe('How requests become events of kind citizen-report.'),
});
export type Open311Settings = z.infer<typeof Open311Settings>;

/** Citizens' reports through Open311 GeoReport v2, JSON or XML. */
export const open311 = defineAdapter<Open311Settings>({
  kind: 'open311',
  title: 'Open311 GeoReport v2: citizens’ reports (phản ánh, kiến nghị)',
  component: 'feedback',
  settings: Open311Settings,
  fetch: fetchPages,
  parse: parsePages,
});

/**
 * Reads on until a page brings nothing new: servers cap pages below the size that was asked for, drop entries while
 * they page, and some know no pages and answer the same list again.
 */
async function fetchPages(ctx: FetchContext, settings: Open311Settings): Promise<RawPayload[] | Unchanged> {
  const pages: RawPayload[] = [];
  const seen = new Set<string>();
  const startedMs = Date.parse(ctx.startedAt);
  for (let page = 1; page <= settings.maxPages; page += 1) {
    const query = {
      ...settings.query,
      start_date: isoSeconds(startedMs - settings.days * dayMs),
      status: 'open,closed',
      page: String(page),
      page_size: String(settings.pageSize),
    };
    const payload = await ctx.http(settings.source, { path: settings.path, query });
    if (payload === unchanged) return unchanged;
    const ids = idsIn(payload);
    if (page > 1 && ids.every((id) => seen.has(id))) return pages;
    pages.push(payload);
    ids.forEach((id) => seen.add(id));
  }
  throw new AdapterFault('bad-shape', `more than ${settings.maxPages} pages of requests: shorten settings.days or raise settings.maxPages`);
}

/** Looked for in the text: reading a whole page here would hold up every other feed, and parsing reads it anyway. */
function idsIn(payload: RawPayload): string[] {
  return [...textOf(payload).matchAll(/service_request_id"?\s*[>:]\s*"?([^"<,}\s]+)/g)].map(([, id]) => id as string);
}

function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function parsePages(payloads: readonly RawPayload[], settings: Open311Settings, pack: PackView): FeedBatch {
  const rejected: Rejected[] = [];
  const requests = new Map<string, ServiceRequest>();
  for (const payload of payloads) {
    for (const raw of requestsOf(payload)) {
      const request = notAhead(readRequest(raw, settings.extensions, pack), payload);
      const where = `${payload.name}${raw.where}`;
      if ('reason' in request) rejected.push({ where, raw: withoutReporter(raw.raw), reason: request.reason });
      else requests.set(request.id, newer(requests.get(request.id), { ...request, where }));
    }
  }
  if (requests.size === 0 && rejected.length === 0) throw new AdapterFault('empty', 'the list of requests is empty');
  const all = [...requests.values()];
  const moment = momentOf(payloads, all, pack);
  return requests.size === 0 ? { readings: [], events: [], rejected } : { readings: readingsOf(all, settings, { moment, pack }), events: eventsOf(all, settings, moment), rejected };
}

/** A server's clock may run ahead by 10 minutes; a report from further on belongs to no day yet. */
function notAhead(request: ReturnType<typeof readRequest>, payload: RawPayload): ReturnType<typeof readRequest> {
  const ahead = 'requestedMs' in request && request.requestedMs > Date.parse(payload.fetchedAt) + 10 * 60_000;
  return ahead ? { reason: `requested ${new Date(request.requestedMs).toISOString()}, in the future by more than 10 minutes` } : request;
}

/** Pages move while they are read, so that a request may come twice: the later state counts. */
function newer(known: ServiceRequest | undefined, found: ServiceRequest): ServiceRequest {
  return known && (known.updatedMs ?? 0) > (found.updatedMs ?? 0) ? known : found;
}

function momentOf(payloads: readonly RawPayload[], requests: readonly ServiceRequest[], pack: PackView): Moment {
  const nowMs = Math.max(...payloads.map((payload) => Date.parse(payload.fetchedAt)));
  const today = parseTime(dayOf(nowMs, pack.utcOffset), pack.utcOffset);
  return { nowMs, dayStartMs: today?.startMs ?? nowMs, saysAssignment: requests.some((request) => request.assignedMs !== undefined) };
}

function readingsOf(requests: readonly ServiceRequest[], settings: Open311Settings, at: { moment: Moment; pack: PackView }): Reading[] {
  const places = [at.pack.provinceArea, ...settings.areas];
  return settings.measures.flatMap(({ measure, indicator, breakdown, byArea }) =>
    (byArea ? places : places.slice(0, 1)).map((area) => {
      const mine = area === at.pack.provinceArea ? requests : requests.filter((request) => request.area === area);
      return {
        indicator,
        area,
        ...(breakdown === undefined ? {} : { breakdown }),
        value: measures[measure](mine, at.moment),
        at: new Date(at.moment.nowMs).toISOString(),
        where: `${measure} of ${mine.length} requests`,
      };
    }),
  );
}

function eventsOf(requests: readonly ServiceRequest[], settings: Open311Settings, moment: Moment): FeedEvent[] {
  const keepMs = durationMs(settings.events.closedWithin) ?? 0;
  return requests
    .filter((request) => !request.closed || moment.nowMs - (request.updatedMs ?? request.requestedMs) <= keepMs)
    .map((request) => citizenReport(request, settings.events, moment));
}

/** A refused record goes to quarantine without the fields in which GeoReport servers put the citizen. */
function withoutReporter(raw: unknown): string {
  const personal = /^(first_name|last_name|email|phone|device_id|account_id|questioner|description|media_url|.*name_of.*)$/i;
  return JSON.stringify(raw, (key, value: unknown) => (personal.test(key) ? undefined : value)).slice(0, 2000);
}
