import { z } from 'zod';
import { parseTime, type FeedBatch, type Reading } from '@ioc/contracts';
import { AdapterFault, defineAdapter, HttpSource, jsonOf, unchanged, type FetchContext, type PackView, type RawPayload, type Unchanged } from '@ioc/adapter-kit';
import { numberOfField } from './json-value.js';
import { lgspBodyOf } from './lgsp-body.js';
import { rowReadings, RowsContent } from './lgsp-rows.js';
import { TasksContent, taskReadings } from './lgsp-tasks.js';

export const LgspSettings = z.strictObject({
  source: HttpSource.describe('Address of the gateway and its login, mostly oauth2-client-credentials.'),
  path: z.string().describe('Context, version and resource, e.g. tthc/1.0/thong-ke.'),
  query: z.record(z.string(), z.string()).default({}).describe('Parameters of the call.'),
  paging: z
    .strictObject({
      page: z.string().describe('Parameter with the number of the page, from 1.'),
      size: z.string().describe('Parameter with the rows a page.'),
      rows: z.number().int().positive().default(200).describe('Rows a page.'),
      total: z.string().optional().describe('Field of the answer with the number of all rows; without it the first page that is not full is the last.'),
      maxPages: z.number().int().positive().default(50).describe('More pages than this is a fault: counts over half a list would be wrong.'),
    })
    .optional()
    .describe('For services that answer in pages.'),
  rows: z.string().optional().describe('Path of the rows by dots, e.g. data.chiTiet; without it data or result.'),
  success: z
    .array(z.string())
    .default(['0', '00', '000', '200', 'ok', 'success', 'true'])
    .describe('Values of error_code, code and status that mean success; any other is a fault, also in HTTP 200.'),
  content: z.discriminatedUnion('form', [RowsContent, TasksContent]).describe('Rows of figures, or a list of tasks that is counted.'),
});
export type LgspSettings = z.infer<typeof LgspSettings>;

/** Departments' services behind the provincial LGSP gateway (WSO2). */
export const lgsp = defineAdapter<LgspSettings>({
  kind: 'lgsp',
  title: 'LGSP gateway (OAuth2 client credentials): figures and lists of departments’ services',
  component: 'government-performance',
  settings: LgspSettings,
  fetch: fetchPages,
  parse: parseAnswers,
});

async function fetchPages(ctx: FetchContext, settings: LgspSettings): Promise<RawPayload[] | Unchanged> {
  const ask = (more: Record<string, string>): Promise<RawPayload | Unchanged> =>
    ctx.http(settings.source, { path: settings.path, query: { ...settings.query, ...more }, headers: { accept: 'application/json' } });
  if (settings.paging) return allPages(ask, settings, settings.paging);
  const payload = await ask({});
  return payload === unchanged ? unchanged : [payload];
}

type Ask = (more: Record<string, string>) => Promise<RawPayload | Unchanged>;

async function allPages(ask: Ask, settings: LgspSettings, paging: NonNullable<LgspSettings['paging']>): Promise<RawPayload[] | Unchanged> {
  const pages: RawPayload[] = [];
  for (let page = 1; page <= paging.maxPages; page += 1) {
    const payload = await ask({ [paging.page]: String(page), [paging.size]: String(paging.rows) });
    if (payload === unchanged) return unchanged;
    const rows = rowsOf(payload, settings, page > 1);
    if (rows > 0 || page === 1) pages.push(payload);
    if (isLast(payload, { rows, page, paging })) return pages;
  }
  throw new AdapterFault('bad-shape', `more than ${paging.maxPages} pages: narrow settings.query or raise settings.paging.maxPages`);
}

function isLast(payload: RawPayload, at: { rows: number; page: number; paging: NonNullable<LgspSettings['paging']> }): boolean {
  const { rows, page, paging } = at;
  const told = paging.total === undefined ? null : numberOfField(jsonOf(payload), paging.total);
  const total = told !== null && 'value' in told ? told.value : null;
  return total === null ? rows < paging.rows : page * paging.rows >= total;
}

/** A list that ends exactly with a page is followed by an empty one. */
function rowsOf(payload: RawPayload, settings: LgspSettings, mayBeEmpty: boolean): number {
  try {
    return lgspBodyOf(payload, settings).rows.length;
  } catch (error) {
    if (mayBeEmpty && error instanceof AdapterFault && error.kind === 'empty') return 0;
    throw error;
  }
}

function parseAnswers(payloads: readonly RawPayload[], settings: LgspSettings, pack: PackView): FeedBatch {
  const { content } = settings;
  const answers = payloads.map((payload) => ({ ...lgspBodyOf(payload, settings), name: payload.name, fetchedAt: payload.fetchedAt }));
  if (content.form === 'tasks') {
    const [first] = answers;
    return { events: [], ...taskReadings(answers, content, { pack, fetchedAt: first?.fetchedAt ?? '', name: first?.name ?? '' }) };
  }
  const batches = answers.map((answer) => rowReadings(answer, content, { pack, fetchedAt: answer.fetchedAt, name: answer.name }));
  batches.forEach(({ readings }, i) => refuseSkew(readings, answers[i]?.fetchedAt ?? '', pack));
  return { readings: batches.flatMap(({ readings }) => readings), events: [], rejected: batches.flatMap(({ rejected }) => rejected) };
}

const aheadMs = 10 * 60_000;

/** One row in the future means that the department's clock is wrong, and then all its other times are as wrong as that one. */
function refuseSkew(readings: readonly Reading[], fetchedAt: string, pack: PackView): void {
  const times = readings.flatMap(({ at, asOf }) => [parseTime(at, pack.utcOffset)?.startMs ?? 0, asOf === undefined ? 0 : Date.parse(asOf)]);
  const aheadOfUs = times.reduce((latest, ms) => Math.max(latest, ms), 0) - Date.parse(fetchedAt);
  if (aheadOfUs > aheadMs) throw new AdapterFault('bad-shape', `the source's clock is ${Math.round(aheadOfUs / 60_000)} minutes ahead of ours`);
}
