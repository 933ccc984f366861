import { z } from 'zod';
import { componentIds } from './component-ids.js';

export const ComponentId = z.enum(componentIds);
export type ComponentId = z.infer<typeof ComponentId>;

/**
 * How a value or a feed stands against its own schedule.
 * `fresh`: up to 75 % of the allowed age · `late`: up to 100 % · `stale`: a schedule was missed ·
 * `missing`: never received · `off`: switched off in configuration.
 */
export const Freshness = z.enum(['fresh', 'late', 'stale', 'missing', 'off']);
export type Freshness = z.infer<typeof Freshness>;

/** Where a value came from; travels with it to the pixel. */
export const Provenance = z.enum(['live', 'manual', 'replayed', 'simulated']);
export type Provenance = z.infer<typeof Provenance>;

/** The publisher's own standing of a figure: ước tính, sơ bộ, chính thức. */
export const ReadingStatus = z.enum(['estimate', 'preliminary', 'official']);
export type ReadingStatus = z.infer<typeof ReadingStatus>;

/** A word that the source set beside the figure: trên, hơn (gt), từ (gte), dưới (lt), đến (lte), khoảng (approx). */
export const Qualifier = z.enum(['gt', 'gte', 'lt', 'lte', 'approx']);
export type Qualifier = z.infer<typeof Qualifier>;

export const Polarity = z.enum(['higher-is-better', 'lower-is-better', 'neutral']);
export type Polarity = z.infer<typeof Polarity>;

/** How values of one indicator are rolled up over areas. */
export const Aggregate = z.enum(['sum', 'mean', 'weighted-mean', 'last', 'ratio-of-sums', 'none']);
export type Aggregate = z.infer<typeof Aggregate>;

/** 1 khẩn cấp · 2 cao · 3 vừa · 4 thấp. */
export const Severity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Severity = z.infer<typeof Severity>;

export const EventStatus = z.enum(['open', 'closed']);
export type EventStatus = z.infer<typeof EventStatus>;

/** What a camera's bytes say about it; `unknown` until the first look. */
export const CameraState = z.enum(['live', 'frozen', 'offline', 'unknown']);
export type CameraState = z.infer<typeof CameraState>;

/** How one poll ended. `partial`: something was refused, the rest was kept. */
export const RunOutcome = z.enum([
  'ok',
  'unchanged',
  'partial',
  'unreachable',
  'timeout',
  'denied',
  'bad-shape',
  'rate-limited',
  'empty',
  'failed',
]);
export type RunOutcome = z.infer<typeof RunOutcome>;

/** Kebab-case identifier used for indicators, feeds, areas' slugs, cameras, scenes. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case: lower-case letters, digits and single hyphens');

/** Text in both languages of the screens; Vietnamese first. */
export const Bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof Bilingual>;
