import { z } from 'zod';
import { PersonName } from './onboarding.js';
import { Slug } from './words.js';

/** Milliseconds since 1970, UTC. */
const EpochMs = z.number();
const Moment = z.iso.datetime({ offset: true });
const named = (item: z.ZodType<string>, what: string) => z.array(item).min(1).max(200).optional().describe(`${what}; all of them when absent`);

/** As long as a window may last: what is out of sight for longer is taken out of service, by a decision of its own. */
const longestMs = 31 * 86_400_000;

/** `POST /api/v1/maintenance-windows`: work that is known beforehand. What it touches calls nobody while it lasts. */
export const MaintenanceRequest = z
  .strictObject({
    from: Moment,
    to: Moment,
    by: PersonName,
    reason: z.string().trim().min(1, 'say what is worked on').max(200),
    feeds: named(Slug, 'feeds that are worked on'),
    rules: named(Slug, 'alarm rules'),
    areas: named(z.string().min(1).max(20), 'areas, by their codes'),
  })
  .refine(({ from, to }) => Date.parse(to) > Date.parse(from), { path: ['to'], message: 'must be later than from' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= longestMs, { path: ['to'], message: 'a window lasts 31 days at most' })
  .refine(({ feeds, rules, areas }) => feeds !== undefined || rules !== undefined || areas !== undefined, { message: 'a window that silences everything is refused: name feeds, rules or areas' });
export type MaintenanceRequest = z.infer<typeof MaintenanceRequest>;

/** `GET /api/v1/maintenance-windows` */
export const MaintenanceAnswer = z.object({
  id: z.string(),
  from: EpochMs,
  to: EpochMs,
  by: z.string(),
  reason: z.string(),
  feeds: z.array(z.string()).nullable(),
  rules: z.array(z.string()).nullable(),
  areas: z.array(z.string()).nullable(),
  openedAt: EpochMs,
  endedAt: EpochMs.nullable().describe('When somebody ended it before its time'),
  endedBy: z.string().nullable(),
});
export type MaintenanceAnswer = z.infer<typeof MaintenanceAnswer>;

export const MaintenanceQuery = z.strictObject({
  state: z.enum(['open', 'all']).default('open').describe('those that last or are to come, or all'),
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('at most so many, the one that begins last first'),
});
export type MaintenanceQuery = z.infer<typeof MaintenanceQuery>;

/** `POST /api/v1/maintenance-windows/:id/end` */
export const MaintenanceEnd = z.strictObject({ by: PersonName });
export type MaintenanceEnd = z.infer<typeof MaintenanceEnd>;
