import { z } from 'zod';
import { ComponentId, EventStatus, Slug } from '@ioc/contracts';

/** A moment with a zone, or a plain day. */
const Moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'must be a day (2026-11-23) or an ISO moment with a zone')
  .transform((text) => new Date(text));
const AreaCode = z.string().regex(/^[0-9A-Za-z-]{1,16}$/, 'must be the code of an area').describe('code of an area, as `province` lists them; the whole province when absent');
const Component = ComponentId.optional().describe('one of the seven components; all when absent');
const Breakdown = z.string().max(120).optional().describe('a further dimension of the series, e.g. `channel=zalo`; the plain series when absent');

export const ComponentQuery = z.strictObject({ component: Component });
export const LatestQuery = z.strictObject({ component: Component, area: AreaCode.optional().describe('code of an area, as `province` lists them; all areas when absent') });
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
export const EventsQuery = z.strictObject({
  component: Component,
  status: EventStatus.optional().describe('open or closed; both when absent'),
  limit: z.coerce.number().int().min(1).max(5000).optional().describe('at most so many events'),
});
export type EventsFilter = z.infer<typeof EventsQuery>;
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
