import { z } from 'zod';
import { ComponentId, EventOrder, EventStatus, maxTrendLines, mostPlayedMs, Severity, Slug, TrendCompare } from '@ioc/contracts';

/** A moment with a zone, or a plain day. */
const Moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'must be a day (2026-11-23) or an ISO moment with a zone')
  .transform((text) => new Date(text));
const AreaCode = z.string().regex(/^[0-9A-Za-z-]{1,16}$/, 'must be the code of an area').describe('code of an area, as `province` lists them; the whole province when absent');
const Component = ComponentId.optional().describe('one of the seven components; all when absent');
const Breakdown = z.string().max(120).optional().describe('a further dimension of the series, e.g. `channel=zalo`; the plain series when absent');

export const ComponentQuery = z.strictObject({ component: Component });
export const LatestQuery = z.strictObject({ component: Component, area: AreaCode.optional().describe('code of an area, as `province` lists them; all areas when absent'), indicator: Slug.optional().describe('id of an indicator, with all its breakdowns; all indicators when absent') });
export type LatestFilter = z.infer<typeof LatestQuery>;
export const HistoryParameters = z
  .strictObject({
    area: AreaCode.optional(),
    breakdown: Breakdown,
    from: Moment.optional().describe('readings that begin here or later: a day, or a moment with a zone'),
    to: Moment.optional().describe('readings that end here or earlier: a day, or a moment with a zone'),
    bucket: z.enum(['none', 'hour', 'day', 'month']).default('none').describe('one point for each reading, or for each hour, day or month'),
    limit: z.coerce.number().int().min(1).max(50_000).optional().describe('the newest so many points; 50,000 when absent'),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { message: 'must not be after `to`', path: ['from'] });
export type HistoryFilter = z.infer<typeof HistoryParameters>;
export const WhyQuery = z.strictObject({ area: AreaCode.optional(), breakdown: Breakdown, at: Moment.optional().describe('the newest reading up to this moment; up to now when absent') });
export type WhyFilter = z.infer<typeof WhyQuery>;
const Exact = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
export const PlaybackQuery = z.strictObject({ at: Exact.describe('the moment, with a zone') });
export type PlaybackAsked = z.infer<typeof PlaybackQuery>;
export const StretchQuery = z
  .strictObject({ after: Exact.describe('frames that were told after this moment'), until: Exact.describe(`… up to this one, at most ${mostPlayedMs / 60_000} minutes later`) })
  .refine(({ after, until }) => until > after && until - after <= mostPlayedMs, { message: `must lie after \`after\`, at most ${mostPlayedMs / 60_000} minutes`, path: ['until'] });
export type StretchAsked = z.infer<typeof StretchQuery>;
export const TimelineQuery = z
  .strictObject({ from: Moment.describe('where the line begins: a day, or a moment with a zone'), to: Moment.describe('where it ends, at most 31 days later') })
  .refine(({ from, to }) => to > from && to.getTime() - from.getTime() <= 31 * 86_400_000, { message: 'must lie after `from`, at most 31 days', path: ['to'] });
export type TimelineAsked = z.infer<typeof TimelineQuery>;
const listed = (text: string) => text.split(',').filter((one) => one !== '');
const trend = {
  areas: z
    .string()
    .transform(listed)
    .pipe(z.array(AreaCode).max(maxTrendLines, `must be at most ${maxTrendLines} areas`))
    .optional()
    .describe(`codes of areas with commas between, at most ${maxTrendLines}; the whole province when absent`),
  breakdown: z
    .union([Breakdown.unwrap(), z.array(Breakdown.unwrap()).max(maxTrendLines, `must be at most ${maxTrendLines} breakdowns`)])
    .transform((given) => (typeof given === 'string' ? [given] : given))
    .optional()
    .describe('further dimensions, given again for each; an empty one is the plain series, which alone is meant when absent'),
  from: Moment.optional().describe('readings that begin here or later: a day, or a moment with a zone; 30 days before `to` when absent'),
  to: Moment.optional().describe('readings that end here or earlier: a day, or a moment with a zone; now when absent'),
  bucket: z.enum(['none', 'hour', 'day', 'month']).default('none').describe('one point for each reading, or for each hour, day or month'),
  value: z.enum(['mean', 'last']).default('mean').describe('what stands for a bucket: the mean of its readings, or the last one'),
  compare: TrendCompare.default('none').describe('what it is laid beside: nothing, the span of the same length before, or the same span a year before'),
};
export const TrendParameters = z.strictObject(trend);
export type TrendFilter = z.infer<typeof TrendParameters>;
export const ExportParameters = z.strictObject({
  ...trend,
  format: z.enum(['csv', 'xlsx']).default('csv').describe('CSV in UTF-8 with its mark, or a workbook with typed numbers and moments'),
  lang: z.enum(['vi', 'en']).default('vi').describe('language of the titles; in a CSV also its marks: `vi` has a decimal comma and semicolons between cells, `en` a point and commas'),
});
export type ExportFilter = z.infer<typeof ExportParameters>;
const eventFilters = {
  component: Component,
  severity: z.coerce.number().pipe(Severity).optional().describe('1 critical · 2 high · 3 medium · 4 low; all when absent'),
  status: z.enum([...EventStatus.options, 'overdue']).optional().describe('open, closed, or overdue: open past its deadline; all when absent'),
  area: AreaCode.optional().describe('code of an area, as `province` lists them, with all that lies in it; all areas when absent'),
  q: z.string().trim().min(1).max(120).optional().describe('words of title, description, place or organisation, with or without accents'),
  from: Moment.optional().describe('began then or later: a day, or a moment with a zone'),
  to: Moment.optional().describe('began before: a day, or a moment with a zone'),
};
const orderly = ({ from, to }: { from?: Date | undefined; to?: Date | undefined }) => !from || !to || from <= to;
const disorder = { message: 'must not be after `to`', path: ['from'] };
export const EventCountsQuery = z.strictObject(eventFilters).refine(orderly, disorder);
export type EventCountsFilter = z.infer<typeof EventCountsQuery>;
export const EventsQuery = z
  .strictObject({
    ...eventFilters,
    sort: EventOrder.default('worst').describe('the worst first, the newest first, or those first that are due first'),
    limit: z.coerce.number().int().min(1).max(5000).optional().describe('at most so many events; 500 when absent'),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('so many of the first are left out: the page after them'),
  })
  .refine(orderly, disorder);
export type EventsFilter = z.infer<typeof EventsQuery>;
export const EventDetailQuery = z.strictObject({ id: z.string().min(3).max(600).regex(/^[^/]+\/./, 'must be <feed>/<id at the source>').describe('identity of the event: <feed>/<id at the source>') });
/** A page of a list that begins with the newest; `before` is the time of the last one of the page before. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('rows of the page'),
  before: Moment.optional().describe('time of the last row of the page before; the newest page when absent'),
});
export type PageFilter = z.infer<typeof PageQuery>;
export const BriefQuery = z.strictObject({
  at: Moment.optional().describe('the moment that the brief speaks of; now when absent'),
  since: Moment.optional().describe('what came after it is new; five in the afternoon of the day before when absent'),
});
export type BriefAsked = z.infer<typeof BriefQuery>;
export { Slug };
