import { z } from 'zod';
import { ComponentId, EventStatus, Slug } from '@ioc/contracts';

/** A moment with a zone, or a plain day. */
const Moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], 'must be a day (2026-11-23) or an ISO moment with a zone')
  .transform((text) => new Date(text));
const AreaCode = z.string().regex(/^[0-9A-Za-z-]{1,16}$/, 'must be the code of an area');

export const ComponentQuery = z.strictObject({ component: ComponentId.optional() });
export const LatestQuery = z.strictObject({ component: ComponentId.optional(), area: AreaCode.optional() });
export type LatestFilter = z.infer<typeof LatestQuery>;
export const HistoryParameters = z
  .strictObject({
    area: AreaCode.optional(),
    breakdown: z.string().max(120).optional(),
    from: Moment.optional(),
    to: Moment.optional(),
    bucket: z.enum(['none', 'hour', 'day', 'month']).default('none'),
    limit: z.coerce.number().int().min(1).max(50_000).optional(),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { message: 'must not be after `to`', path: ['from'] });
export type HistoryFilter = z.infer<typeof HistoryParameters>;
export const WhyQuery = z.strictObject({ area: AreaCode.optional(), breakdown: z.string().max(120).optional(), at: Moment.optional() });
export type WhyFilter = z.infer<typeof WhyQuery>;
export const EventsQuery = z.strictObject({
  component: ComponentId.optional(),
  status: EventStatus.optional(),
  limit: z.coerce.number().int().min(1).max(5000).optional(),
});
export type EventsFilter = z.infer<typeof EventsQuery>;
/** A page of a list that begins with the newest; `before` is the time of the last one of the page before. */
export const PageQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(100), before: Moment.optional() });
export type PageFilter = z.infer<typeof PageQuery>;
export { Slug };
